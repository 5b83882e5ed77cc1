import { type RawBuilder, sql } from 'kysely';
import type { Reading } from '../store/index.ts';
import { type Field, isMany } from './contract/field.ts';
import { columnOf, fieldsOf, type Register } from './contract/register.ts';
import { type Asked, foundBy, searchOf } from './search.ts';

/** What an asked filter demands of a row, the workspace first. */
export async function conditions(register: Register, reading: Reading, asked: Asked): Promise<RawBuilder<unknown>> {
  const search = await searchOf(register, reading, asked);
  return allConditions(register, reading, { asked, words: search && foundBy(register, search) });
}

/** The same, with the demand on a record's words as it is given. */
export const allConditions = (
  register: Register,
  reading: Reading,
  { asked, words }: { readonly asked: Asked; readonly words: RawBuilder<unknown> | undefined },
): RawBuilder<unknown> =>
  sql.join(
    [
      sql`workspace_id = ${reading.workspace}`,
      ...archiveCondition(asked['archived']),
      ...(words ? [words] : []),
      ...valueConditions(register, asked),
    ],
    sql` and `,
  );

/** The demands on the values of fields and extra fields; none where the list is not filtered by them. */
export const valueConditions = (register: Register, asked: Asked): readonly RawBuilder<unknown>[] => [
  ...extraConditions(textsOf(asked['extra'])),
  ...fieldsOf(register).flatMap(([name, field]) => fieldConditions({ name, field, asked })),
];

const archiveCondition = (asked: unknown): RawBuilder<unknown>[] => {
  if (asked === 'all') return [];
  return [asked === 'only' ? sql`archived_at is not null` : sql`archived_at is null`];
};

/** `name=value`: the same name again means any of its values; different names must all hold. */
function extraConditions(asked: readonly string[]): RawBuilder<unknown>[] {
  const byName = Map.groupBy(asked, (text) => text.slice(0, text.indexOf('=')));
  return [...byName].map(([name, texts]) => {
    const values = texts.map((text) =>
      text
        .slice(text.indexOf('=') + 1)
        .trim()
        .toLowerCase(),
    );
    return sql`lower(btrim(coalesce(extra ->> ${name}, ''))) = any(${values}::text[])`;
  });
}

type FieldAsked = { readonly name: string; readonly field: Field; readonly asked: Asked };

function fieldConditions({ name, field, asked }: FieldAsked): RawBuilder<unknown>[] {
  const column = sql.ref(columnOf(name));
  const values = textsOf(asked[name]);
  const contains = asked[`${name}.contains`];
  const [from, until, empty] = [asked[`${name}.from`], asked[`${name}.until`], asked[`${name}.empty`]];
  return [
    ...(values.length === 0 ? [] : [valueCondition(field, column, values)]),
    ...(typeof contains === 'string' ? [containsCondition(field, column, contains)] : []),
    ...(typeof from === 'string' ? [sql`${column} >= ${from}::date`] : []),
    ...(typeof until === 'string' ? [sql`${column} <= ${until}::date`] : []),
    ...(empty === 'yes' ? [sql`${column} is null`] : []),
    ...(empty === 'no' ? [sql`${column} is not null`] : []),
  ];
}

function valueCondition(field: Field, column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<unknown> {
  if (isMany(field)) return sql`${column} && ${values}::text[]`;
  if (field.kind === 'oneOf') return sql`${column} = any(${values}::text[])`;
  return sql`lower(${column}) = any(${values.map((value) => value.toLowerCase())}::text[])`;
}

function containsCondition(field: Field, column: RawBuilder<unknown>, text: string): RawBuilder<unknown> {
  const pattern = `%${text.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
  return isMany(field)
    ? sql`exists (select 1 from unnest(${column}) as each(value) where each.value ilike ${pattern})`
    : sql`lower(${column}) collate "C" like lower(${pattern} collate "und-x-icu") collate "C"`;
}

/** The texts of a query name that may stand several times. */
export const textsOf = (asked: unknown): readonly string[] => (Array.isArray(asked) ? asked.map(String) : []);
