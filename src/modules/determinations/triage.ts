import { setImmediate } from 'node:timers/promises';
import { type Catalogue, listedIn, weightsOf } from '../../catalogue/index.ts';
import { asksOf, determine } from '../../engine/index.ts';
import type { Output } from '../../kernel/operation.ts';
import type { Refusal } from '../../kernel/problem.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { dateOf, type LocalDate } from '../../kernel/time.ts';
import { memoryOf, type Work } from '../../store/index.ts';
import type { determinationContracts as contracts } from './contract.ts';
import { isSettled, type KnownSystem, keyOf, knownMany, type Meant } from './determine-many.ts';
import { knownFacts, type RawFacts } from './rules.ts';
import { questionOf } from './seen.ts';
import * as store from './store.ts';

/** How far many AI systems are determined, and what to ask of them next. */
export type TriageSeen = Output<typeof contracts.triage>;

const mostQuestions = 12;

type Refused = Refusal<'not_found' | 'too_many_records'>;
type Found = Omit<TriageSeen, 'abilities'>;

const remembered = memoryOf<Result<Found, Refused>>({ most: 20 });

/** Says how far the AI systems that are meant are determined, and which questions settle most of them. */
export async function triageOf(
  work: Work,
  catalogue: Catalogue,
  { may, ...meant }: Meant & { readonly may: (permission: string) => boolean },
): Promise<Result<TriageSeen, Refused>> {
  const key = JSON.stringify([catalogue.hash, dateOf(work.now), meant]);
  const seen = await work.recall(remembered, key, () => triageNow(work, catalogue, meant));
  if (!seen.ok) return seen;
  return ok({
    ...seen.value,
    abilities: { answer: may('determination.answer'), accept: may('determination.accept') },
  });
}

async function triageNow(work: Work, catalogue: Catalogue, meant: Meant): Promise<Result<Found, Refused>> {
  const read = await knownMany(work, catalogue, meant);
  if (!read.ok) return read;
  const { found, left, known } = read.value;
  const settled = known.filter(({ truths }) => isSettled(catalogue, truths));
  const accepted = await stillAccepted(work, catalogue, settled);
  const asks = await asksOfAll(catalogue, { known, day: dateOf(work.now) });
  return ok({
    found,
    left,
    catalogue: { id: catalogue.about.id, title: catalogue.about.title },
    settled: settled.length,
    accepted,
    waiting: settled.length - accepted,
    questions: asks.slice(0, mostQuestions).flatMap(({ fact, systems, weight }) => {
      const question = questionOf(catalogue, fact);
      return question ? [{ question, systems, weight }] : [];
    }),
    classes: classesOf(catalogue, known),
  });
}

/** Of how many AI systems the last acceptance is neither out of date nor passed by answers. */
async function stillAccepted(work: Work, catalogue: Catalogue, known: readonly KnownSystem[]): Promise<number> {
  const systems = known.map(({ record }) => record.id);
  const rows = await work.read(store.standingsNow(work.workspace, { systems, catalogue: catalogue.about.id }));
  return rows.filter(({ isPassed }) => !isPassed).length;
}

const classesOf = (catalogue: Catalogue, known: readonly KnownSystem[]): TriageSeen['classes'] =>
  [...listedIn(catalogue)].flatMap((id) => {
    const line = catalogue.findings.get(id);
    const has = (truth: string) => known.filter(({ truths }) => truths.get(id) === truth).length;
    return line ? [{ id, label: line.label, yes: has('yes'), open: has('unknown') }] : [];
  });

type Asked = { readonly fact: string; readonly systems: number; readonly weight: number };
type Asking = { readonly known: readonly KnownSystem[]; readonly day: LocalDate };

/** AI systems of so many different sets of answers are asked for; what the rest of them would ask is hardly another thing. */
const mostGroups = 24;

/** Open questions over all systems, those with the same answers asked for together. The day of placing on the market is left out. */
async function asksOfAll(catalogue: Catalogue, { known, day }: Asking): Promise<readonly Asked[]> {
  const open = known.filter(({ truths }) => !isSettled(catalogue, truths));
  const groups = [...Map.groupBy(open, ({ facts }) => JSON.stringify(keyOf(facts))).values()];
  const largest = groups.toSorted((one, other) => other.length - one.length).slice(0, mostGroups);
  const sums = new Map<string, Asked>();
  for (const group of largest) {
    const [first] = group;
    if (!first) continue;
    await setImmediate();
    for (const { fact, weight } of asksFor(catalogue, first.facts, day)) {
      const before = sums.get(fact) ?? { fact, systems: 0, weight: 0 };
      const systems = before.systems + group.length;
      sums.set(fact, { fact, systems, weight: before.weight + weight * group.length });
    }
  }
  return [...sums.values()].toSorted((one, other) => other.weight - one.weight);
}

type Ask = { readonly fact: string; readonly weight: number };

const asked = new Map<string, readonly Ask[]>();
const mostAsked = 500;

/** What is asked for some answers; remembered, since most systems of a portfolio have the same ones. */
function asksFor(catalogue: Catalogue, facts: RawFacts, lawReadOn: LocalDate): readonly Ask[] {
  const key = JSON.stringify([catalogue.hash, lawReadOn, keyOf(facts)]);
  const kept = asked.get(key);
  const listed = listedIn(catalogue);
  const asks =
    kept ??
    asksOf(catalogue.set, determine(catalogue.set, knownFacts(facts), { lawReadOn }), weightsOf(catalogue))
      .filter(
        ({ fact, findings }) => catalogue.facts.get(fact)?.type !== 'list' && findings.some((id) => listed.has(id)),
      )
      .filter(({ fact }) => !Object.hasOwn(facts, fact))
      .map(({ fact, weight }) => ({ fact, weight }));
  asked.delete(key);
  asked.set(key, asks);
  const [oldest] = asked.size > mostAsked ? asked.keys() : [];
  if (oldest !== undefined) asked.delete(oldest);
  return asks;
}
