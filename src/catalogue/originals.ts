import type * as z from 'zod';
import type {
  catalogueShape,
  documentShape,
  factShape,
  findingShape,
  fineShape,
  obligationShape,
  provisionShape,
  ruleShape,
} from './shapes.ts';

/** The texts of one line, by what they are: a text, several in their order, or more below a name. */
export type Texts = string | readonly Texts[] | Parts;

type Parts = { readonly [part: string]: Texts };

type Lines<Shape extends z.ZodType> = ReadonlyMap<string, z.infer<Shape>>;

/** A catalogue, as far as it speaks to people. */
export type Said = {
  readonly about: z.infer<typeof catalogueShape>;
  readonly provisions: Lines<typeof provisionShape>;
  readonly facts: Lines<typeof factShape>;
  readonly findings: Lines<typeof findingShape>;
  readonly rules: Lines<typeof ruleShape>;
  readonly obligations: Lines<typeof obligationShape>;
  readonly fines: Lines<typeof fineShape>;
  readonly documents: Lines<typeof documentShape>;
};

/** Every list of a catalogue that has texts for people, `catalogue` for the lines about itself. */
export const textLists = [
  'catalogue',
  'provisions',
  'facts',
  'findings',
  'rules',
  'obligations',
  'fines',
  'documents',
] as const;

export type TextList = (typeof textLists)[number];

/** The texts of a catalogue as it was written, by list and by the id of the line. Cases have none that people read. */
export const originalsOf = (catalogue: Said): Readonly<Record<TextList, ReadonlyMap<string, Texts>>> => ({
  catalogue: new Map([[catalogue.about.id, aboutTexts(catalogue.about)]]),
  provisions: mapped(catalogue.provisions, ({ reference, summary, note }) => parts({ reference, summary, note })),
  facts: mapped(catalogue.facts, (fact) =>
    parts({
      ...askedTexts(fact),
      of: fact.type === 'list' ? Object.fromEntries(fact.of.map((each) => [each.id, askedTexts(each)])) : undefined,
    }),
  ),
  findings: mapped(catalogue.findings, ({ label, summary }) => parts({ label, summary })),
  rules: mapped(catalogue.rules, ({ because, applies }) => parts({ because, applies: reasonsIn(applies) })),
  obligations: mapped(catalogue.obligations, ({ duty, applies, trigger, deadline, retention, evidence, note }) =>
    parts({ duty, applies: reasonsIn(applies), trigger, deadline, retention, evidence, note }),
  ),
  fines: mapped(catalogue.fines, ({ label, note }) => parts({ label, note })),
  documents: mapped(catalogue.documents, ({ title, provision, summary, sections }) =>
    parts({
      title,
      provision,
      summary,
      sections: sections.map((section) =>
        parts({
          heading: section.heading,
          provision: section.provision,
          items: section.items.map(({ label }) => label),
        }),
      ),
    }),
  ),
});

type Fact = z.infer<typeof factShape>;
type Asked = Fact | Extract<Fact, { type: 'list' }>['of'][number];

const askedTexts = (fact: Asked): Parts => {
  const { ask, says, help, examples, counterExamples } = fact;
  const unit = 'unit' in fact ? fact.unit : undefined;
  const options = 'options' in fact ? fact.options : {};
  const labels = Object.entries(options).map(([word, option]): [string, Texts] => [
    word,
    option.help === undefined ? option.label : { label: option.label, help: option.help },
  ]);
  return parts({ ask, says, help, unit, examples, counterExamples, options: Object.fromEntries(labels) });
};

const aboutTexts = ({ title, publisher, jurisdiction, copyright, versions }: Said['about']): Texts =>
  parts({
    title,
    publisher,
    jurisdiction,
    copyright,
    versions: Object.fromEntries(
      versions.map((each) => [each.id, parts({ title: each.title, summary: each.summary })]),
    ),
  });

const reasonsIn = (clauses: readonly { readonly because?: string | undefined }[] = []): readonly string[] =>
  clauses.flatMap(({ because }) => because ?? []);

const mapped = <Line>(lines: ReadonlyMap<string, Line>, textsOf: (line: Line) => Texts): ReadonlyMap<string, Texts> =>
  new Map([...lines].map(([id, line]) => [id, textsOf(line)]));

/** The parts that are there: what is not said, and lists and maps of nothing, are left out. */
const parts = (all: Readonly<Record<string, Texts | undefined>>): Parts =>
  Object.fromEntries(
    Object.entries(all).flatMap(([part, texts]) => (texts === undefined || isEmpty(texts) ? [] : [[part, texts]])),
  );

const isEmpty = (texts: Texts): boolean => typeof texts !== 'string' && Object.keys(texts).length === 0;
