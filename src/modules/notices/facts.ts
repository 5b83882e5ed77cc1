import { sql } from 'kysely';
import type { Reading } from '../../store/index.ts';

/** Which of these notices are the caller’s own: of others’ he may not even hear that they are there. */
export async function ownNotices(reading: Reading, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await reading.read(sql<{ id: string }>`select id from notice
    where workspace_id = ${reading.workspace} and person_id = ${reading.actor.person} and id = any(${ids}::text[])`);
  return new Set(rows.map(({ id }) => id));
}
