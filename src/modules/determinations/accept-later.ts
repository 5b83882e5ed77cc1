import type { Catalogue } from '../../catalogue/index.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { dateOf, type LocalDate } from '../../kernel/time.ts';
import { type JobContext, type JobKind, jobKind, type Work } from '../../store/index.ts';
import { acceptAll } from './accept.ts';
import { type AcceptAsked, acceptJob } from './accept-job.ts';
import { batch, determining, notYetAccepted, standsFor } from './accept-many.ts';
import type { AcceptListener } from './accepting.ts';
import { catalogueMeant, type ReadCatalogues } from './catalogues.ts';
import { isSettled, knownMany } from './determine-many.ts';
import * as store from './store.ts';

type Settings = { readonly catalogues: ReadCatalogues; readonly listeners: readonly AcceptListener[] };

type Done = Result<unknown, Refusal<string>>;

/** How a job accepts the determinations of many AI systems: a batch a transaction, each of them whole. */
export const acceptJobKind = (settings: Settings): JobKind =>
  jobKind(acceptJob, (context) => acceptByJob(settings, context));

async function acceptByJob({ catalogues, listeners }: Settings, context: JobContext<AcceptAsked>): Promise<Done> {
  const { input, inside, tell, hold, finish } = context;
  const meant = await catalogueMeant(catalogues, input.catalogue);
  if (!meant.ok) return meant;
  if (meant.value.hash !== input.hash) return err(replaced);
  const accepting: Batching = { catalogue: meant.value, listeners, determiningOn: remembered(meant.value) };
  const all = input.groups.flatMap(({ facts, systems }) => systems.map((system) => ({ system, facts })));
  for (let from = 0; from < all.length; from += batch) {
    tell({ done: from, of: all.length });
    const done = await inside(async ({ work }) => {
      const accepted = await acceptBatch(work, accepting, all.slice(from, from + batch));
      await hold(work);
      return accepted;
    });
    if (!done.ok) return done;
  }
  return inside(async ({ work }) => {
    const systems = all.map(({ system }) => system);
    const asked = { systems, catalogue: input.catalogue, by: work.actor.person, since: input.askedAt };
    const [counted] = await work.read(store.countAccepted(work.workspace, asked));
    const accepted = counted?.total ?? 0;
    await finish(work, { result: { accepted, left: all.length - accepted } });
    return ok(undefined);
  });
}

const replaced = refusal(
  'changed_meanwhile',
  'the catalogue was replaced after this was asked for; look at what is determined now, and accept that',
);

type Determining = ReturnType<typeof determining>;

/** Determines on a day; a new day begins anew. */
function remembered(catalogue: Catalogue): (day: LocalDate) => Determining {
  const days = new Map<LocalDate, Determining>();
  return (day) => {
    const known = days.get(day) ?? determining(catalogue, day);
    days.set(day, known);
    return known;
  };
}

type Batching = {
  readonly catalogue: Catalogue;
  readonly listeners: readonly AcceptListener[];
  readonly determiningOn: (day: LocalDate) => Determining;
};

/**
 * Accepts those of a batch that are still as they were when it was asked for. INVARIANT: what was accepted already, by an
 * earlier run or by somebody else, stands and is not accepted again.
 */
async function acceptBatch(
  work: Work,
  { catalogue, listeners, determiningOn }: Batching,
  asked: readonly { readonly system: string; readonly facts: string }[],
): Promise<Done> {
  await work.read(store.inTurn(work.workspace));
  const wantedFor = new Map(asked.map(({ system, facts }) => [system, facts]));
  const here = await work.read(store.systemsHere(work.workspace, [...wantedFor.keys()]));
  const read = await knownMany(work, catalogue, { ids: here.map(({ id }) => id) });
  if (!read.ok) return read;
  const same = read.value.known
    .filter((known) => wantedFor.get(known.record.id) === standsFor(known))
    .filter(({ truths }) => isSettled(catalogue, truths));
  const wanted = await notYetAccepted(work, catalogue, same);
  await acceptAll(work, wanted.map(determiningOn(dateOf(work.now))), { catalogue, listeners });
  return ok(undefined);
}
