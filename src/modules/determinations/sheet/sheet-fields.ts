import type { Catalogue } from '../../../catalogue/index.ts';
import type { Field, Fields, Register } from '../../../register/contract.ts';
import { foldTight } from '../../../register/index.ts';
import { systems } from '../../systems/contract.ts';
import { systemColumns } from '../contract/sheet.ts';

type Fact = Catalogue['facts'] extends ReadonlyMap<string, infer F> ? F : never;

/** What a column of a file of answers may be: what an AI system is known by, and every question that a cell can answer. */
export function sheetRegister(catalogue: Catalogue): Register {
  const { reference, name, ownerUnit } = systemColumns;
  return {
    ...systems,
    title: name,
    keys: [[reference], [ownerUnit, name], [name]],
    listed: [],
    fields: {
      [reference]: systems.fields.reference,
      [name]: systems.fields.name,
      [ownerUnit]: systems.fields.ownerUnit,
      ...factFields(catalogue),
    },
  };
}

/** A question goes by its id, by how it reads in an explanation and by its own words, in each language; never by what two have. */
function factFields(catalogue: Catalogue): Fields {
  const asked = [...catalogue.facts.values()].filter(({ type }) => type !== 'list');
  const named = asked.map((fact) => ({ fact, names: namesOf(fact, catalogue) }));
  const counts = Map.groupBy(
    named.flatMap(({ names }) => [...new Set(names.map(foldTight))]),
    (name) => name,
  );
  const isOwn = (text: string): boolean => counts.get(foldTight(text))?.length === 1;
  return Object.fromEntries(
    named.flatMap(({ fact, names }) => {
      const field = fieldOf(fact, catalogue);
      const label = isOwn(fact.says) ? fact.says : fact.id;
      return field ? [[fact.id, { ...field, label, alsoKnownAs: names.filter(isOwn) }]] : [];
    }),
  );
}

const namesOf = ({ says, ask }: Fact, { translations }: Catalogue): readonly string[] =>
  [says, ask].flatMap((text) => [text, ...saidOtherwise(text, translations)]);

/** A text as the other languages of its catalogue say it. */
const saidOtherwise = (text: string, translations: Catalogue['translations']): readonly string[] =>
  [...translations.values()].flatMap(({ texts }) => texts.get(text) ?? []);

function fieldOf(fact: Fact, { translations }: Catalogue): Field | undefined {
  const about = { label: fact.says, help: fact.ask, group: 'answers' };
  if (fact.type === 'list') return undefined;
  if (!('options' in fact)) return { ...about, kind: fact.type };
  const options = Object.entries(fact.options).map(
    ([word, { label }]) => [word, { label, alsoKnownAs: saidOtherwise(label, translations) }] as const,
  );
  return { ...about, kind: fact.type, options: Object.fromEntries(options) };
}
