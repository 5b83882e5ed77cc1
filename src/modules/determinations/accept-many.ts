import { setImmediate } from 'node:timers/promises';
import { answer as answerFor, type Catalogue } from '../../catalogue/index.ts';
import type { Output } from '../../kernel/operation.ts';
import type { Refusal } from '../../kernel/problem.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { dateOf } from '../../kernel/time.ts';
import type { Work } from '../../store/index.ts';
import { type Accepting, acceptAll, type Found, foundsKept } from './accept.ts';
import type { AcceptListener } from './accepting.ts';
import type { determinationContracts as contracts } from './contract.ts';
import { isSettled, type KnownSystem, keyOf, knownMany, type Meant } from './determine-many.ts';
import { placedOnOf } from './questionnaire.ts';
import { knownFacts } from './rules.ts';
import * as store from './store.ts';

/** So many are written at a time: what was found of each can be half a megabyte. */
const batch = 100;

type Settings = Meant & { readonly listeners: readonly AcceptListener[] };

/** Accepts the determinations of those AI systems that are meant of which nothing is open, and that were not accepted so before. */
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
  const systems = settled.map(({ record }) => record.id);
  const rows = await work.read(store.standingsNow(work.workspace, { systems, catalogue: catalogue.about.id }));
  const stands = new Set(rows.flatMap(({ system, isPassed }) => (isPassed ? [] : [system])));
  const wanted = settled.filter(({ record }) => !stands.has(record.id));
  const determined = determining(work, catalogue);
  for (let from = 0; from < wanted.length; from += batch) {
    await setImmediate();
    await acceptAll(work, wanted.slice(from, from + batch).map(determined), { catalogue, listeners });
  }
  return ok({ found, left, accepted: wanted.length, open: known.length - settled.length, same: stands.size });
}

/** Determines systems in full; those with the same answers and dates once. */
function determining(work: Work, catalogue: Catalogue): (known: KnownSystem) => Accepting {
  const made = new Map<string, Found>();
  const kept = foundsKept();
  return ({ record, facts }) => {
    const dates = { lawReadOn: dateOf(work.now), placedOn: placedOnOf(record) };
    const key = JSON.stringify([dates, keyOf(facts)]);
    const found = made.get(key) ?? kept(answerFor(catalogue, knownFacts(facts), dates));
    made.set(key, found);
    return { system: record.id, facts, dates, found };
  };
}
