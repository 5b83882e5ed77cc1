import { sql } from 'kysely';
import { type Refusal, refusal } from '../kernel/problem.ts';
import type { Reading } from '../store/index.ts';
import { titleColumnOf } from './columns.ts';
import { type Field, type FieldValue, type LinkTarget, linkOf } from './contract/field.ts';
import { fieldsOf, type Register } from './contract/register.ts';

/** The fields of a register that link to records, each with its target. */
export const linkFields = (
  register: Register,
): readonly { readonly name: string; readonly field: Field; readonly to: LinkTarget }[] =>
  fieldsOf(register).flatMap(([name, field]) => {
    const to = linkOf(field);
    return to ? [{ name, field, to }] : [];
  });

/** A field's value as a list. */
export const listed = (value: FieldValue | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : (value ?? []);

/**
 * Refuses values that link to what is not in this workspace. Whether another workspace has it is not told: there, as
 * everywhere, it is simply not found.
 */
export async function refusedLinks(
  register: Register,
  reading: Reading,
  values: Readonly<Record<string, FieldValue>>,
): Promise<Refusal<'not_found'> | undefined> {
  const problems = [];
  for (const { name, to } of linkFields(register)) {
    const ids = listed(values[name]);
    if (ids.length === 0) continue;
    const found = await reading.read<{ id: string }>(sql`select id from ${sql.table(to.kind)}
      where workspace_id = ${reading.workspace} and id = any(${ids}::text[])`);
    if (found.length >= new Set(ids).size) continue;
    const message = `there is no such record in ${to.noun}`;
    problems.push({ path: ['values', name], code: 'not_found', message });
  }
  return problems.length === 0
    ? undefined
    : refusal('not_found', 'a value links to a record that is not here', problems);
}

/** The titles that the records linked from a set of records have, by id. */
export async function titlesFor(
  register: Register,
  reading: Reading,
  values: Readonly<Record<string, FieldValue>>,
): Promise<Readonly<Record<string, string>>> {
  const titles: Record<string, string> = {};
  for (const { name, to } of linkFields(register)) {
    const ids = listed(values[name]);
    if (ids.length === 0) continue;
    const rows = await reading.read<{ id: string; title: string }>(sql`
      select id, ${sql.ref(titleColumnOf(to))} as title from ${sql.table(to.kind)}
      where workspace_id = ${reading.workspace} and id = any(${ids}::text[])`);
    for (const { id, title } of rows) titles[id] = title;
  }
  return titles;
}
