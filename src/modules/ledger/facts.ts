import { sql } from 'kysely';
import type { Instant } from '../../kernel/time.ts';
import { plannedEachTime, type Reading } from '../../store/index.ts';
import * as store from './store.ts';

/** How many entries stand under a signed checkpoint, and how many wait for their index. */
export async function ledgerFacts(reading: Reading): Promise<{ readonly entries: number; readonly waiting: number }> {
  const [newest] = await reading.read(store.newestCheckpoint(reading.workspace));
  const [counted] = await reading.read(store.waiting());
  return { entries: newest?.size ?? 0, waiting: counted?.waiting ?? 0 };
}

/** How many entries stood under a signed checkpoint at each moment. */
export async function entriesThen(reading: Reading, moments: readonly Instant[]): Promise<readonly number[]> {
  const sizes = moments.map((at) => sql`coalesce(max(size) filter (where at <= ${at}), 0)::int`);
  const [row] = await reading.read(
    plannedEachTime(sql<{ sizes: number[] }>`select array[${sql.join(sizes)}] as sizes from ledger_checkpoint
      where workspace_id = ${reading.workspace}`),
  );
  return row?.sizes ?? [];
}
