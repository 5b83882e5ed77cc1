import { sql } from 'kysely';
import { dateOf, type Instant } from '../kernel/time.ts';
import type { Reading } from '../store/index.ts';
import { type Field, type FieldValue, type LinkTarget, linkOf, mailFieldOf } from './contract/field.ts';
import { columnOf, fieldsOf, type Register } from './contract/register.ts';

/** What a new record of a register begins with where nothing else is said: by field, without those that begin empty. */
export async function defaultsOf(register: Register, reading: Reading): Promise<Readonly<Record<string, FieldValue>>> {
  const values: Record<string, FieldValue> = {};
  for (const [name, field] of fieldsOf(register)) {
    const value = await defaultOf(field, reading);
    if (value !== null) values[name] = value;
  }
  return values;
}

async function defaultOf(field: Field, reading: Reading): Promise<FieldValue> {
  if (field.default === undefined) return null;
  if ('value' in field.default) return field.default.value;
  if (field.default.is === 'today') return todayFor(field, reading.now);
  const to = linkOf(field);
  return to ? personHere(to, reading) : null;
}

const todayFor = ({ kind }: Field, now: Instant): string => (kind === 'dateTime' ? now : dateOf(now));

/** The record of a person that has the address of the caller's account; nobody where several have it. */
async function personHere(to: LinkTarget, reading: Reading): Promise<string | null> {
  const mail = mailFieldOf(to);
  if (mail === undefined) return null;
  const found = await reading.read<{ id: string }>(sql`select record.id from ${sql.table(to.kind)} as record
    join person on person.id = ${reading.actor.person} and lower(person.email) = lower(record.${sql.ref(columnOf(mail))})
    where record.workspace_id = ${reading.workspace} and record.archived_at is null limit 2`);
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}
