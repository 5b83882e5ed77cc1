import { sql } from 'kysely';
import { createRecord } from '../../register/index.ts';
import type { Watcher, Work } from '../../store/index.ts';
import { people } from './contract.ts';

/**
 * Whoever becomes a member stands in the register of people from then on, so that records and tasks can name him at
 * once. Where a record has his e-mail already, archived or not, that is he, and nothing is made.
 */
export const joining: Watcher = {
  events: ['member.added'],
  hear: async (work, entries) => {
    const accounts = entries.map(({ changes }) => changes?.['person']?.to).filter((id) => typeof id === 'string');
    for (const { name, email } of await unrecorded(work, accounts)) {
      const made = await createRecord(people, work, { values: { name, email }, extra: {} });
      if (!made.ok) throw new Error(`a member could not be recorded: ${made.error.detail}`);
    }
  },
};

const unrecorded = (work: Work, accounts: readonly string[]) =>
  work.read(sql<{ name: string; email: string }>`select p.name, p.email from person p
    where p.id = any(${accounts}::text[]) and not exists (select 1 from staff s
      where s.workspace_id = ${work.workspace} and lower(s.email) = lower(p.email) collate "und-x-icu")`);
