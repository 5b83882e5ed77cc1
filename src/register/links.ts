import { sql } from 'kysely';
import { oncePer } from '../kernel/once-per.ts';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Reading } from '../store/index.ts';
import { titleColumnOf } from './columns.ts';
import { type Field, type FieldValue, type LinkTarget, linkOf } from './contract/field.ts';
import { fieldsOf, type Register } from './contract/register.ts';
import { fileProblems } from './files/kept-files.ts';

/** The fields of a register that link to records, each with its target. */
export const linkFields = oncePer((register: Register): readonly LinkField[] =>
  fieldsOf(register).flatMap(([name, field]) => {
    const to = linkOf(field);
    return to ? [{ name, field, to }] : [];
  }),
);

/** A field that links to records, and to which. */
type LinkField = { readonly name: string; readonly field: Field; readonly to: LinkTarget };

/** A field's value as a list. */
export const listed = (value: FieldValue | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : (value ?? []);

/** What records are called that values link to, by id. */
type Titles = Readonly<Record<string, string>>;

/**
 * The titles of what values link to, or the refusal of values that link to what is not in this workspace. Whether another
 * workspace has it is not told: there, as everywhere, it is simply not found.
 */
export async function linkedTitles(
  register: Register,
  reading: Reading,
  values: Values,
): Promise<Result<Titles, Refusal<'not_found'>>> {
  const links = linksOf(register, values);
  const found = await foundLinks(reading, links);
  const problems = links
    .filter(({ name, ids }) => ids.some((id) => !found.has(`${name} ${id}`)))
    .map(({ name, to }) => ({
      path: ['values', name],
      code: 'not_found',
      message: `there is no such record in ${to.noun}`,
    }));
  if (problems.length > 0) return err(refusal('not_found', 'a value links to a record that is not here', problems));
  const refused = await refusedFiles(register, reading, [values]);
  if (refused) return err(refused);
  return ok(titlesIn(found));
}

/** Refuses values that name files which never came to this workspace. */
export async function refusedFiles(
  register: Register,
  reading: Reading,
  all: readonly Values[],
): Promise<Refusal<'not_found'> | undefined> {
  const problems = await fileProblems(register, reading, all);
  return problems.length === 0 ? undefined : refusal('not_found', 'a value names a file that is not here', problems);
}

/** Refuses values that link to what is not in this workspace. */
export async function refusedLinks(
  register: Register,
  reading: Reading,
  values: Values,
): Promise<Refusal<'not_found'> | undefined> {
  const linked = await linkedTitles(register, reading, values);
  return linked.ok ? undefined : linked.error;
}

/** The titles that the records linked from a set of records have, by id. */
export const titlesFor = async (register: Register, reading: Reading, values: Values): Promise<Titles> =>
  titlesIn(await foundLinks(reading, linksOf(register, values)));

/** Those of some titles that a record's own links have. */
export function ownTitles(register: Register, values: Values, all: Titles): Titles {
  const titles: Record<string, string> = {};
  for (const { name } of linkFields(register))
    for (const id of listed(values[name])) if (all[id] !== undefined) titles[id] = all[id];
  return titles;
}

type Values = Readonly<Record<string, FieldValue>>;

type Links = readonly { readonly name: string; readonly to: LinkTarget; readonly ids: readonly string[] }[];

const linksOf = (register: Register, values: Values): Links =>
  linkFields(register)
    .map(({ name, to }) => ({ name, to, ids: listed(values[name]) }))
    .filter(({ ids }) => ids.length > 0);

type FoundLink = { readonly field: string; readonly id: string; readonly title: string };

/** What is here of what is linked to, by field and id: one statement, whatever the fields. */
async function foundLinks(reading: Reading, links: Links): Promise<ReadonlyMap<string, FoundLink>> {
  if (links.length === 0) return new Map();
  const each = links.map(
    ({
      name,
      to,
      ids,
    }) => sql`select ${name}::text as field, id, ${sql.ref(titleColumnOf(to))} as title from ${sql.table(to.kind)}
      where workspace_id = ${reading.workspace} and id = any(${ids}::text[])`,
  );
  const rows = await reading.read(sql<FoundLink>`${sql.join(each, sql` union all `)}`);
  return new Map(rows.map((row) => [`${row.field} ${row.id}`, row]));
}

const titlesIn = (found: ReadonlyMap<string, FoundLink>): Titles =>
  Object.fromEntries([...found.values()].map(({ id, title }) => [id, title]));
