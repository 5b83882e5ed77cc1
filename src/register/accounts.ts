import { type RawBuilder, sql } from 'kysely';
import { type Id, parseId } from '../kernel/id.ts';
import type { Reading } from '../store/index.ts';

type Account = { readonly id: Id<'person'>; readonly name: string };

/** The accounts of members whose e-mail a record of people has: an account and such a record are the same human. */
export async function accountsOf(
  reading: Reading,
  staff: readonly string[],
): Promise<ReadonlyMap<string, readonly Id<'person'>[]>> {
  if (staff.length === 0) return new Map();
  const rows = await reading.read<{ staff: string; person: string }>(sql`
    select s.id as staff, p.id as person from staff s
    join person p on lower(s.email) = lower(p.email) collate "und-x-icu"
    join member m on m.workspace_id = s.workspace_id and m.person_id = p.id and m.until is null
    where s.workspace_id = ${reading.workspace} and s.id = any(${staff}::text[])`);
  const byStaff = Map.groupBy(rows, (row) => row.staff);
  return new Map(
    [...byStaff].map(([id, found]) => [id, found.flatMap(({ person }) => parseId('person', person) ?? [])]),
  );
}

/** The accounts of members who are called one of these names, or have one of these e-mails; case does not count. */
export const accountsCalled = (reading: Reading, names: readonly string[]): Promise<readonly Account[]> =>
  names.length === 0
    ? Promise.resolve([])
    : accounts(
        reading,
        sql`and (lower(p.name) = any(${lower(names)}::text[])
    or lower(p.email) = any(${lower(names)}::text[]))`,
      );

const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase());

/** Every account that is a member now, by name. */
export const memberAccounts = (reading: Reading): Promise<readonly Account[]> => accounts(reading, sql``);

const accounts = (reading: Reading, narrowed: RawBuilder<unknown>): Promise<readonly Account[]> =>
  reading.read(sql<Account>`select p.id, p.name from member m join person p on p.id = m.person_id
    where m.workspace_id = ${reading.workspace} and m.until is null ${narrowed} order by lower(p.name), p.id`);
