import type { Catalogue } from '../../catalogue/index.ts';
import { type Condition, conditionsIn } from '../../engine/index.ts';
import type { RecordRow } from '../../register/index.ts';

/** An answer that the record suggests; it counts only when somebody gives it. */
export type Proposal = { readonly fact: string; readonly value: readonly string[]; readonly because: string };

/** How large an organisation can be, in the words of its profile. */
const sizes = ['sme', 'small-mid-cap', 'large'];

/** What the profile of the organisation suggests for questions about it: its size, where a question asks in the same words. */
export const sizeProposals = ({ facts }: Catalogue, size: string | null, open: readonly string[]) =>
  open.flatMap((name) => {
    const fact = facts.get(name);
    const isSize =
      fact?.about === 'organisation' &&
      fact.type === 'oneOf' &&
      sizes.every((word) => Object.hasOwn(fact.options, word));
    return isSize && size !== null
      ? [{ fact: name, value: size, because: "the organisation's profile says how large it is" }]
      : [];
  });

/** What the record of a system suggests for open questions: by the roles that it has, and by the words in it. */
export function proposalsOf(
  catalogue: Catalogue,
  { values }: Pick<RecordRow, 'values'>,
  open: readonly string[],
): readonly Proposal[] {
  const byRole = roleProposals(catalogue, listOf(values['roles']));
  const words = wordsIn(['name', 'domain', 'intendedPurpose', 'description'].map((name) => values[name]));
  return open.flatMap((fact) => {
    const found = byRole.get(fact) ?? wordProposal(catalogue, fact, words);
    return found === undefined ? [] : [{ fact, ...found }];
  });
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

type Found = Omit<Proposal, 'fact'>;

/** Roles that a rule finds by one word of one question, such as a deployer by what is done with a system. */
function roleProposals({ set, findings }: Catalogue, roles: readonly string[]): ReadonlyMap<string, Found> {
  const found = new Map<string, { words: string[]; labels: string[] }>();
  for (const role of roles) {
    const id = role.replaceAll('_', '-');
    const label = findings.get(id)?.label ?? role;
    const leaves = (set.byFinding.get(id) ?? []).flatMap(({ when }) => leavesOf(when));
    const sets = leaves.flatMap((leaf) =>
      leaf.op === 'fact' && leaf.is.test === 'set' ? [{ ...leaf.is, fact: leaf.fact }] : [],
    );
    for (const { fact, words } of sets) {
      const [word] = words;
      if (word === undefined) continue;
      const held = found.get(fact) ?? { words: [], labels: [] };
      found.set(fact, { words: [...new Set([...held.words, word])], labels: [...new Set([...held.labels, label])] });
    }
  }
  return new Map(
    [...found].map(([fact, { words, labels }]) => [
      fact,
      { value: words, because: `the record names the role: ${labels.join(', ')}` },
    ]),
  );
}

const leavesOf = (condition: Condition): readonly Condition[] => {
  if (condition.op === 'not') return [];
  const below = conditionsIn(condition);
  return below.length === 0 ? [condition] : below.flatMap(leavesOf);
};

const shortest = 5;

/** The beginnings of long words, so that `recruiting` and `recruitment` are the same. */
const stemsIn = (text: string): readonly string[] =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? [])
    .filter(({ length }) => length >= shortest)
    .map((word) => word.slice(0, 7));

type Words = ReadonlyMap<string, string>;

const wordsIn = (texts: readonly unknown[]): Words =>
  new Map(
    texts
      .flatMap((text) => (typeof text === 'string' ? (text.toLowerCase().match(/\p{L}+/gu) ?? []) : []))
      .filter(({ length }) => length >= shortest)
      .map((word) => [word.slice(0, 7), word]),
  );

/** The options of a question that is heard in words, whose own stand in the record; words of several say nothing. */
function wordProposal({ facts }: Catalogue, name: string, words: Words): Found | undefined {
  const fact = facts.get(name);
  if (fact?.type !== 'manyOf' || !fact.fromWords || words.size === 0) return undefined;
  const stems = Object.entries(fact.options).map(([word, { label, help = '' }]) => ({
    word,
    stems: new Set(stemsIn(`${label} ${help}`)),
  }));
  const isOwn = (stem: string): boolean => stems.filter((each) => each.stems.has(stem)).length === 1;
  const said = stems.flatMap(({ word, stems: own }) => {
    const stem = [...own].find((each) => words.has(each) && isOwn(each));
    return stem === undefined ? [] : [{ word, because: words.get(stem) ?? stem }];
  });
  if (said.length === 0 || said.length > mostProposed) return undefined;
  return {
    value: said.map(({ word }) => word),
    because: `the record says: ${said.map(({ because }) => because).join(', ')}`,
  };
}

/** A record that seems to say more than this says nothing. */
const mostProposed = 2;
