import type { FieldValue } from '../../src/register/contract.ts';
import type { Dice } from './dice.ts';

/** The values of one made-up AI system, in the shape that the register writes. */
export type MadeUp = {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly extra: Readonly<Record<string, string>>;
};

/** Words, at least one. */
export type Words = readonly [string, ...string[]];

const wordsOf = (text: string): Words => {
  const [first = '', ...rest] = text.trim().split(/\s+/u);
  return [first, ...rest];
};

/** What systems are about, the most frequent first. */
export const subjects =
  wordsOf(`Claims Invoice Contract Visitor Fraud Shipment Applicant Payment Document Meeting Energy
  Route Maintenance Stock Licence Permit Benefit Patient Student Customer Complaint Speech Image Traffic Water Crop
  Network Demand Price Safety Parcel Court Archive Translation Vacancy Training Inspection Emission Warranty Loan`);
const tasks = wordsOf(`Triage Screening Forecast Assistant Classifier Summary Search Scoring Matching Detection Routing
  Extraction Planner Monitor Advisor Review Ranking Chat Alert Estimator`);
const units = wordsOf(`Finance Operations Personnel Legal Procurement Logistics Research Communications Security Health
  Education Transport Environment Customs Housing Energy Justice Agriculture Statistics Inspection`);
const domains = wordsOf(`Administration Recruitment Credit Customer-service Health Education Transport Justice Security
  Research Finance Energy Agriculture Environment Logistics Procurement`);
const givenNames = wordsOf(`Aoife Brian Chiara Dieter Elena Farid Greta Hugo Ines Jonas Katya Liam Mara Niall Olga
  Pieter Rosa Sven Tara Ulrich Vera Wim Yara Zoran`);
/** Countries by their codes, the most frequent first. */
export const countries = wordsOf('DE FR IE NL ES IT PL SE AT BE US GB CH DK PT CZ');
const places = wordsOf('North South East West Central Upper Lower Harbour Lake River');

/** The most frequent words first: a search for one of the first finds most records, for one of the last few. */
const vocabulary =
  wordsOf(`the of and to a in for is it that with on as by from system model which are or records people
  staff uses an each case work before decision team text result shows data may when after review score who their sent
  list source documents month request public officer answers found rule training quality measured errors known limits
  office service request page question reason checked letter form number date amount kind risk value open file notes
  history changed language images speech sensors maps prices weather forecasts parts orders routes drivers patients
  students tenants applicants suppliers inspectors farmers judges nurses teachers engineers analysts archives libraries
  clinics harbours forests rivers bridges tunnels railways vessels aircraft satellites meters turbines grids pipelines
  vaccines allergies symptoms diagnoses dosages radiology pathology genomics seismology hydrology meteorology glaciers
  permafrost aquifers pollinators fisheries aquaculture viticulture horticulture beekeeping forestry quarries smelters
  foundries looms tanneries breweries distilleries bakeries dairies orchards vineyards greenhouses granaries stables`);

const syllables = wordsOf('bra vel dor qui nex tal mor sin cal ver tis ron pha lux ber gan dra zel ori kum');

/** A made-up word, one of some 160,000. */
export const coined = (dice: Dice): string => {
  const word = Array.from({ length: 4 }, () => dice.pick(syllables)).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
};

/** So many words of a language, from one number up to another. */
export function sentences(dice: Dice, { from, to }: { readonly from: number; readonly to: number }): string {
  const count = from + dice.whole(to - from);
  const words = Array.from({ length: count }, (_, at) => {
    const word = dice.chance(0.02) ? coined(dice) : dice.pickSkewed(vocabulary);
    const isEnd = at % 14 === 13 || at === count - 1;
    return isEnd ? `${word}.` : word;
  });
  return words.join(' ');
}

/** A day of some years, `2026-11-22`. */
export const dateIn = (dice: Dice, years: { readonly from: number; readonly to: number }): string => {
  const year = years.from + dice.whole(years.to - years.from + 1);
  const [month, day] = [1 + dice.whole(12), 1 + dice.whole(28)].map((part) => String(part).padStart(2, '0'));
  return `${year}-${month}-${day}`;
};

/** One to three of some words. */
export const several = (dice: Dice, from: Words): readonly string[] => [
  ...new Set(Array.from({ length: 1 + dice.whole(3) }, () => dice.pick(from))),
];

const stages = wordsOf('operation development idea verification deployment design retired');
const origins = wordsOf('built bought embedded open_source');
const autonomies = wordsOf('informs recommends acts_supervised acts_alone');
const roles = wordsOf('deployer provider importer distributor authorised_representative product_manufacturer');
const dataCategories = wordsOf(
  'personal public confidential health financial location communications children biometric',
);

/** A unit's name; two may be called the same. */
export const madeUpUnit = (dice: Dice): string => `${dice.pickSkewed(units)} ${dice.pick(places)}`;

/** A person's name. */
export const madeUpName = (dice: Dice): string => `${dice.pick(givenNames)} ${coined(dice)}`;

/** The ids that made-up records may link to, by the word of their register in addresses; `records` may be of any. */
export type Linkable = Readonly<
  Record<
    'suppliers' | 'models' | 'datasets' | 'people' | 'units' | 'documents' | 'systems' | 'evidence' | 'records',
    readonly string[]
  >
>;

/** Nothing to link to. */
export const nothingLinkable: Linkable = {
  suppliers: [],
  models: [],
  datasets: [],
  people: [],
  units: [],
  documents: [],
  systems: [],
  evidence: [],
  records: [],
};

/** One of some ids; none where there are none. */
export const oneOf = (dice: Dice, ids: readonly string[]): string | null => ids[dice.whole(ids.length)] ?? null;

/** Up to `most` of some ids. */
export const someOf = (dice: Dice, ids: readonly string[], most: number): readonly string[] | null => {
  const chosen = Array.from({ length: dice.whole(most + 1) }, () => ids[dice.whole(ids.length)]);
  const known = [...new Set(chosen.filter((id) => id !== undefined))];
  return known.length === 0 ? null : known;
};

const makers: Readonly<Record<string, (dice: Dice, linkable: Linkable) => FieldValue>> = {
  description: (dice) => sentences(dice, { from: 25, to: 110 }),
  domain: (dice) => dice.pickSkewed(domains),
  intendedPurpose: (dice) => (dice.chance(0.8) ? sentences(dice, { from: 15, to: 60 }) : null),
  foreseeableMisuse: (dice) => (dice.chance(0.3) ? sentences(dice, { from: 10, to: 40 }) : null),
  outputs: (dice) => (dice.chance(0.6) ? sentences(dice, { from: 8, to: 30 }) : null),
  affectedPeople: (dice) => (dice.chance(0.5) ? `${several(dice, vocabulary).join(', ')} and others` : null),
  roles: (dice) => (dice.chance(0.7) ? several(dice, roles) : null),
  accountablePerson: (dice, { people }) => (dice.chance(0.8) ? oneOf(dice, people) : null),
  ownerUnit: (dice, { units: ids }) => (dice.chance(0.95) ? oneOf(dice, ids) : null),
  supplier: (dice, { suppliers }) => (dice.chance(0.5) ? oneOf(dice, suppliers) : null),
  models: (dice, { models }) => someOf(dice, models, 3),
  datasets: (dice, { datasets }) => someOf(dice, datasets, 5),
  countries: (dice) => (dice.chance(0.6) ? several(dice, countries) : null),
  origin: (dice) => (dice.chance(0.8) ? dice.pickSkewed(origins) : null),
  stage: (dice) => dice.pickSkewed(stages),
  putIntoServiceOn: (dice) => (dice.chance(0.5) ? dateIn(dice, { from: 2018, to: 2026 }) : null),
  dataCategories: (dice) => (dice.chance(0.5) ? several(dice, dataCategories) : null),
  autonomy: (dice) => (dice.chance(0.5) ? dice.pick(autonomies) : null),
};

const edited: Words = ['description', 'stage', 'domain', 'ownerUnit', 'outputs', 'autonomy', 'roles'];

/** A company's name. */
export const madeUpCompany = (dice: Dice): string => `${coined(dice)} ${dice.pick(['GmbH', 'Ltd', 'SA', 'Inc.'])}`;

/** A system with texts of the length that public inventories have. */
export function madeUpSystem(dice: Dice, number: number, linkable = nothingLinkable): MadeUp {
  const reference = `AI-${String(number).padStart(6, '0')}`;
  const name = `${coined(dice)} ${dice.pickSkewed(subjects)} ${dice.pickSkewed(tasks)}`;
  const made = Object.entries(makers).map(([field, make]) => [field, make(dice, linkable)] as const);
  const links = dice.chance(0.3) ? [`https://example.org/systems/${number}`] : null;
  const extra = { 'Public service': dice.pick(['yes', 'no', 'No']), 'Budget line': String(dice.whole(900)) };
  return { values: { name, reference, links, ...Object.fromEntries(made) }, extra };
}

/** What a person changes in one go; now and then it is who is accountable. */
export function madeUpEdit(dice: Dice, linkable = nothingLinkable): MadeUp {
  const field = dice.chance(0.1) ? 'accountablePerson' : dice.pick(edited);
  const value = makers[field]?.(dice, linkable) ?? null;
  return { values: { [field]: value }, extra: dice.chance(0.2) ? { 'Budget line': String(dice.whole(900)) } : {} };
}
