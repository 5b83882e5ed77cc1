import { sql } from 'kysely';
import type { Instant } from '../../kernel/time.ts';
import { plannedEachTime, type Reading } from '../../store/index.ts';
import { membersOf } from './store.ts';

/** How many people may do everything in a workspace. */
export async function accessFacts(reading: Reading): Promise<{ readonly owners: number }> {
  const members = await reading.read(membersOf(reading.workspace));
  return { owners: members.filter((member) => member.role === 'owner').length };
}

/**
 * How many owners there were at each moment. A member's role of then is what the first change after it says that it was,
 * else the one of today.
 */
export async function ownersThen(reading: Reading, moments: readonly Instant[]): Promise<readonly number[]> {
  const rows = await reading.read(
    plannedEachTime(sql<{ owners: number }>`
      select count(*) filter (where coalesce((
          select e.body::jsonb #>> '{changes,role,from}' from ledger_entry e
          where e.workspace_id = m.workspace_id and e.subject_id = m.id and e.event = 'member.changed' and e.at > moment.at
          order by e.id limit 1), m.role) = 'owner') as owners
      from unnest(${moments}::timestamptz[]) with ordinality as moment(at, place)
      left join member m on m.workspace_id = ${reading.workspace} and m.since <= moment.at
        and (m.until is null or m.until > moment.at)
      group by moment.place order by moment.place`),
  );
  return rows.map(({ owners }) => owners);
}
