import { sql } from 'kysely';
import type { Instant } from '../kernel/time.ts';
import type { Reading } from '../store/index.ts';

/** How many files were imported into a workspace's registers; one that was undone was imported all the same. */
export async function importFacts(reading: Reading): Promise<number> {
  const [row] = await reading.read(sql<{ imports: number }>`select count(*) as imports from import
    where workspace_id = ${reading.workspace}`);
  return row?.imports ?? 0;
}

/** How many had been imported at each moment. */
export async function importsThen(reading: Reading, moments: readonly Instant[]): Promise<readonly number[]> {
  const rows = await reading.read(sql<{ imports: number }>`select count(i.id) as imports
    from unnest(${moments}::timestamptz[]) with ordinality as moment(at, place)
    left join import i on i.workspace_id = ${reading.workspace} and i.at <= moment.at
    group by moment.place order by moment.place`);
  return rows.map(({ imports }) => imports);
}
