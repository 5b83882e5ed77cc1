import { answer, type Catalogue, type Dates, factsOf } from '../../src/catalogue/index.ts';
import { type Accepting, acceptAll, foundsKept } from '../../src/modules/determinations/accept.ts';
import type { AcceptListener } from '../../src/modules/determinations/accepting.ts';
import { keepSaid } from '../../src/modules/determinations/answers.ts';
import { type RawFacts, readAnswers } from '../../src/modules/determinations/rules.ts';
import { inTurn } from '../../src/modules/determinations/store.ts';
import { findingsIn } from '../../src/modules/obligations/found.ts';
import { takeUpAnswers } from '../../src/modules/obligations/store.ts';
import { inWorkspace, type Work } from '../../src/store/index.ts';
import { allCatalogues } from './determine.ts';
import { type Dice, diceOf } from './dice.ts';
import type { Place } from './seed-records.ts';

const batch = 100;
/** So many cases are taken of which nothing, little and much is owed: of most systems it is little. */
const taken = { none: 6, light: 24, heavy: 10 } as const;
const mostOfLight = 10;

type Case = { readonly facts: RawFacts; readonly dates: Dates; readonly found: Accepting['found'] };

/**
 * Answers and accepted determinations of systems, with the obligations that follow, until there are so many of those. What
 * is answered are the facts of the catalogue's own cases; of most systems little is owed.
 */
export async function fillLaw(place: Place, systems: readonly string[], obligations: number): Promise<void> {
  const [catalogue] = (await allCatalogues()).toSorted((a, b) => b.cases.length - a.cases.length);
  if (!catalogue || obligations === 0) return;
  const cases = casesFor(catalogue, diceOf(obligations + 29));
  const counter = { made: 0 };
  const listener: AcceptListener = async (work, accepted) => {
    counter.made += (await takeUpAnswers(work, accepted)).made;
  };
  let from = 0;
  for (; counter.made < obligations && from < systems.length; from += batch) {
    const some = systems.slice(from, from + batch);
    await inWorkspace(place.brehon.workshop, { workspace: place.workspace, as: place.actor }, (work) =>
      determineSome(work, some, { catalogue, cases, listener }),
    );
  }
  place.tell(`${counter.made} obligations of ${Math.min(from, systems.length)} systems`);
}

type Settings = { readonly catalogue: Catalogue; readonly cases: readonly Case[]; readonly listener: AcceptListener };

async function determineSome(
  work: Work,
  systems: readonly string[],
  { catalogue, cases, listener }: Settings,
): Promise<void> {
  const all = systems.flatMap((system, at): Accepting[] => {
    const each = cases[at % cases.length];
    return each ? [{ system, ...each }] : [];
  });
  const onlyHere = [...catalogue.facts].flatMap(([name, { about }]) => (about === 'organisation' ? [name] : []));
  const saidOf = new Map(all.map(({ system, facts }) => [system, { answers: facts }]));
  await work.read(inTurn(work.workspace));
  await keepSaid(work, { catalogue, saidOf, onlyHere });
  await acceptAll(work, all, { catalogue, listeners: [listener] });
}

/** Some cases of the catalogue in any order, most of them with few obligations. */
function casesFor(catalogue: Catalogue, dice: Dice): readonly Case[] {
  const cases: Case[] = [];
  const foundOf = foundsKept();
  const left: Record<keyof typeof taken, number> = { ...taken };
  const first = dice.whole(catalogue.cases.length);
  for (const line of [...catalogue.cases.slice(first), ...catalogue.cases.slice(0, first)]) {
    if (cases.length === taken.none + taken.light + taken.heavy) break;
    const read = readAnswers(catalogue, line.facts, []);
    if (!read.ok) continue;
    const dates = { lawReadOn: line.on, placedOn: line['placed-on'] };
    const answered = answer(catalogue, factsOf(line.facts), dates);
    const weight = weightOf(findingsIn(answered, '').obligations.filter(({ truth }) => truth === 'yes').length);
    if (left[weight] === 0) continue;
    left[weight] -= 1;
    cases.push({ facts: read.value, dates, found: foundOf(answered) });
  }
  return cases;
}

function weightOf(obligations: number): keyof typeof taken {
  if (obligations === 0) return 'none';
  return obligations > mostOfLight ? 'heavy' : 'light';
}
