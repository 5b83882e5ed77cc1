import { hash } from 'node:crypto';
import { answer as answerFor, type Catalogue } from '../../catalogue/index.ts';
import type { Output } from '../../kernel/operation.ts';
import type { Refusal } from '../../kernel/problem.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { dateOf, type LocalDate } from '../../kernel/time.ts';
import { enqueue, type Work } from '../../store/index.ts';
import { type Accepting, acceptAll, type Found, foundsKept } from './accept.ts';
import { acceptJob } from './accept-job.ts';
import type { AcceptListener } from './accepting.ts';
import type { determinationContracts as contracts } from './contract.ts';
import { isSettled, type KnownSystem, keyOf, knownMany, type Meant } from './determine-many.ts';
import { placedOnOf } from './questionnaire.ts';
import { knownFacts } from './rules.ts';
import * as store from './store.ts';

/** So many are accepted at a time, and so many at most in the request that asks for it: a job accepts more. */
export const batch = 100;

type Settings = Meant & { readonly listeners: readonly AcceptListener[] };

/**
 * Accepts the determinations of those AI systems that are meant of which nothing is open, and that were not accepted so
 * before. Where they are many a job is asked for, with what each is accepted for.
 */
export async function acceptMany(
  work: Work,
  catalogue: Catalogue,
  { listeners, ...meant }: Settings,
): Promise<Result<Output<typeof contracts.acceptMany>, Refusal<'not_found' | 'too_many_records'>>> {
  await work.read(store.inTurn(work.workspace));
  const read = await knownMany(work, catalogue, meant);
  if (!read.ok) return read;
  const { found, left, known } = read.value;
  const settled = known.filter(({ truths }) => isSettled(catalogue, truths));
  const wanted = await notYetAccepted(work, catalogue, settled);
  const counts = { found, left, open: known.length - settled.length, same: settled.length - wanted.length };
  if (wanted.length > batch) {
    const job = await askFor(work, catalogue, wanted);
    return ok({ ...counts, accepted: 0, job, waiting: wanted.length });
  }
  const accepted = wanted.map(determining(catalogue, dateOf(work.now)));
  await acceptAll(work, accepted, { catalogue, listeners });
  return ok({ ...counts, accepted: accepted.length, job: null, waiting: 0 });
}

/** Has a job accept them, each for the facts that it has now. */
function askFor(work: Work, catalogue: Catalogue, wanted: readonly KnownSystem[]) {
  const { id, title } = catalogue.about;
  const groups = [...Map.groupBy(wanted, standsFor)].map(([facts, systems]) => ({
    facts,
    systems: systems.map(({ record }) => record.id),
  }));
  const input = { catalogue: id, hash: catalogue.hash, askedAt: work.now, groups };
  return enqueue(work, { type: acceptJob, input, title: `${title}: ${wanted.length}` });
}

/** What a system is determined by, in short: whoever accepts it accepts it for this. */
export const standsFor = ({ record, facts }: KnownSystem): string =>
  hash('sha256', JSON.stringify([placedOnOf(record) ?? null, keyOf(facts)]));

/** Those that nobody has accepted so, or of which answers or the law have passed what was accepted. */
export async function notYetAccepted(
  work: Work,
  catalogue: Catalogue,
  settled: readonly KnownSystem[],
): Promise<readonly KnownSystem[]> {
  const systems = settled.map(({ record }) => record.id);
  const rows = await work.read(store.standingsNow(work.workspace, { systems, catalogue: catalogue.about.id }));
  const stands = new Set(rows.flatMap(({ system, isPassed }) => (isPassed ? [] : [system])));
  return settled.filter(({ record }) => !stands.has(record.id));
}

/** Determines systems in full; those with the same answers and dates once, for as long as this is kept. */
export function determining(catalogue: Catalogue, lawReadOn: LocalDate): (known: KnownSystem) => Accepting {
  const made = new Map<string, Found>();
  const kept = foundsKept();
  return ({ record, facts }) => {
    const dates = { lawReadOn, placedOn: placedOnOf(record) };
    const key = JSON.stringify([dates.placedOn, keyOf(facts)]);
    const found = made.get(key) ?? kept(answerFor(catalogue, knownFacts(facts), dates));
    made.set(key, found);
    return { system: record.id, facts, dates, found };
  };
}
