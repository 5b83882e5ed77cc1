import { sql } from 'kysely';
import { type Field, type FieldValue, isMany } from '../../register/contract.ts';
import { type RecordRow, type Register, recordOf, selection, tableOf } from '../../register/index.ts';
import type { Reading } from '../../store/index.ts';
import { datasets } from '../datasets/contract.ts';
import { evidence } from '../evidence/contract.ts';
import { models } from '../models/contract.ts';
import { obligations } from '../obligations/contract.ts';
import { suppliers } from '../suppliers/contract.ts';
import { systems } from '../systems/contract.ts';
import type { Held, Records } from './assemble.ts';
import type { Speech } from './speech.ts';

type Linked = { readonly register: Register; readonly rows: readonly RecordRow[] };

/** What documents about one system are assembled from; `standingOf`: whether obligations call for a document. */
export type Gathered = {
  readonly name: string;
  readonly records: Records;
  readonly standingOf: (numbers: readonly string[]) => 'owed' | 'not_owed' | 'open';
};

/** All that documents about one system are assembled from; `undefined` where the workspace has no such system. */
export async function gatherRecords(reading: Reading, id: string, speech: Speech): Promise<Gathered | undefined> {
  const [system] = await readRows(reading, systems, sql`id = ${id}`);
  if (!system) return undefined;
  const among = (field: string) => sql`id = any(${idsIn(system.values[field])}::text[])`;
  const linked: Readonly<Record<string, Linked>> = {
    system: { register: systems, rows: [system] },
    supplier: { register: suppliers, rows: await readRows(reading, suppliers, among('supplier')) },
    models: { register: models, rows: await readRows(reading, models, among('models')) },
    datasets: { register: datasets, rows: await readRows(reading, datasets, among('datasets')) },
  };
  const owed = await readRows(reading, obligations, sql`system = ${id}`);
  const given = owed.flatMap(({ values }) => idsIn(values['evidence']));
  const shown = await readRows(reading, evidence, sql`(systems @> array[${id}::text] or id = any(${given}::text[]))`);
  const organisation = await organisationName(reading);
  const titles = await titlesOf(reading, Object.values(linked));
  const records: Records = (place) => {
    const [from = '', name = ''] = place.split('.');
    if (from === 'evidence') return evidenceOf(name, { shown, id, speech });
    if (from === 'obligation') return obligationOf(name, { owed, shown, id, speech });
    if (from === 'provider' && isOurs(system)) return ourselves(name, organisation, { id, speech });
    if (from === 'provider') return linkedOf('supplier', name, { linked: linked['supplier'], titles, id, speech });
    return linkedOf(from, name, { linked: linked[from], titles, id, speech });
  };
  const standingOf: Gathered['standingOf'] = (numbers) => {
    if (numbers.length === 0) return 'owed';
    if (owed.length === 0) return 'open';
    return owed.some((each) => isNumbered(each, numbers)) ? 'owed' : 'not_owed';
  };
  return { name: String(system.values['name']), records, standingOf };
}

/**
 * Whether the organisation itself provides a system, as far as its record says: that is its role, even where parts of it
 * come from a supplier, or it was built here and nobody supplies it.
 */
const isOurs = ({ values }: RecordRow): boolean =>
  idsIn(values['roles']).includes('provider') || (values['supplier'] === null && values['origin'] === 'built');

const ourselves = (name: string, organisation: string, { id, speech }: Pick<Place, 'id' | 'speech'>): Held =>
  name === 'name'
    ? { texts: [organisation], missing: '', to: '' }
    : { texts: [], missing: speech.words.ofProvider(fieldLabel(suppliers, name, speech)), to: `${systems.noun}/${id}` };

const isNumbered = ({ values }: RecordRow, numbers: readonly string[]): boolean =>
  values['standing'] !== 'no_longer' && numbers.includes(String(values['obligationId']));

async function organisationName(reading: Reading): Promise<string> {
  const [row] = await reading.read(
    sql<{ name: string }>`select name from workspace where workspace_id = ${reading.workspace}`,
  );
  return row?.name ?? '';
}

async function readRows(reading: Reading, register: Register, where: ReturnType<typeof sql>) {
  const rows = await reading.read<Record<string, unknown>>(sql`select ${selection(register)} from ${tableOf(register)}
    where workspace_id = ${reading.workspace} and archived_at is null and ${where} order by id limit 500`);
  return rows.map((row) => recordOf(register, row));
}

const idsIn = (value: FieldValue | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : (value ?? []);

async function titlesOf(reading: Reading, all: readonly Linked[]): Promise<ReadonlyMap<string, string>> {
  const ids = all.flatMap(({ register, rows }) =>
    Object.entries(register.fields).flatMap(([name, field]) =>
      'to' in field ? rows.flatMap(({ values }) => idsIn(values[name])) : [],
    ),
  );
  const rows = await reading.read(sql<{ id: string; name: string }>`select id, name from record
    where workspace_id = ${reading.workspace} and id = any(${ids}::text[])`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Place = {
  readonly linked: Linked | undefined;
  readonly titles: ReadonlyMap<string, string>;
  readonly id: string;
  readonly speech: Speech;
};

function linkedOf(from: string, name: string, { linked, titles, id, speech }: Place): Held {
  const field = linked?.register.fields[name];
  if (!linked || !field) return { texts: [], missing: `${from}: ${name}`, to: `${systems.noun}/${id}` };
  const { kind, label } = linked.register;
  const option = (value: string, text: string) => speech.labels(`register.${kind}.${name}.option.${value}`, text);
  const texts = linked.rows.flatMap(({ values }) => textsOf(field, values[name] ?? null, { titles, option, speech }));
  const [only] = linked.rows.length === 1 ? linked.rows : [];
  const to = only ? `${linked.register.noun}/${only.id}/edit` : `${systems.noun}/${id}/edit`;
  const missing =
    linked.rows.length === 0
      ? speech.words.noneLinked(speech.labels(`register.${kind}.one`, label.one))
      : fieldLabel(linked.register, name, speech);
  return { texts, missing, to };
}

const fieldLabel = ({ kind, fields }: Register, name: string, { labels }: Speech): string =>
  labels(`register.${kind}.${name}.label`, fields[name]?.label ?? name);

type Naming = Pick<Place, 'titles' | 'speech'> & { readonly option: (value: string, text: string) => string };

function textsOf(field: Field, value: FieldValue, naming: Naming): readonly string[] {
  const texts = idsIn(value).filter((text) => text.trim() !== '');
  const named = texts.map((text) => textOf(field, text, naming));
  return isMany(field) && named.length > 0 ? [named.join(', ')] : named;
}

function textOf(field: Field, text: string, { titles, option, speech: { words, language } }: Naming): string {
  if ('options' in field) return option(text, field.options[text]?.label ?? text);
  if ('to' in field) return titles.get(text) ?? text;
  if (field.kind === 'date') return words.day(text);
  if (field.kind === 'yesNo') return text === 'yes' ? words.yes : words.no;
  const isCountry = field.kind === 'country' || field.kind === 'countries';
  return isCountry ? (new Intl.DisplayNames([language], { type: 'region' }).of(text) ?? text) : text;
}

type Shown = { readonly shown: readonly RecordRow[]; readonly id: string; readonly speech: Speech };

function evidenceOf(kind: string, { shown, id, speech }: Shown): Held {
  const found = shown.filter(({ values }) => values['evidenceKind'] === kind);
  const options: Readonly<Record<string, { readonly label: string }>> = evidence.fields.evidenceKind.options;
  const label = speech.labels(`register.${evidence.kind}.evidenceKind.option.${kind}`, options[kind]?.label ?? kind);
  return {
    texts: found.map(lineOf),
    missing: speech.words.asEvidence(label),
    to: `${systems.noun}/${id}`,
  };
}

const lineOf = ({ values }: RecordRow): string =>
  [values['name'], values['reference']].filter((text) => typeof text === 'string').join(', ');

type Owed = Shown & { readonly owed: readonly RecordRow[] };

/** How an obligation is met, as somebody has written, and what shows it. */
function obligationOf(number: string, { owed, shown, id, speech }: Owed): Held {
  const found = owed.find((each) => isNumbered(each, [number]));
  if (!found && owed.length > 0) return { texts: [], missing: '', to: '', isNotAsked: true };
  if (!found) return { texts: [], missing: speech.words.notDetermined, to: `${systems.noun}/${id}/determine` };
  const given = idsIn(found.values['evidence']);
  const notes = found.values['notes'];
  return {
    texts: [
      ...(typeof notes === 'string' ? [notes] : []),
      ...shown.filter((each) => given.includes(each.id)).map(lineOf),
    ],
    missing: speech.words.howMet(speech.quote(String(found.values['name']))),
    to: `${obligations.noun}/${found.id}`,
  };
}
