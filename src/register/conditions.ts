import { type RawBuilder, sql } from 'kysely';
import type { Reading } from '../store/index.ts';
import { comparable } from './columns.ts';
import { type Field, type Fields, isMany, type LinkTarget, linkOf } from './contract/field.ts';
import { fieldAtPath } from './contract/paths.ts';
import type { Register } from './contract/register.ts';
import { heldBy } from './held-by.ts';
import { holdsOneOf } from './held-column.ts';
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

/** The demands on records beside words and archive: which they are, and their values; none where nothing of it is asked. */
export const valueConditions = (register: Register, asked: Asked): readonly RawBuilder<unknown>[] => [
  ...idsCondition(asked['ids']),
  ...extraConditions(textsOf(asked['extra'])),
  ...Object.entries(asked).flatMap(([name, wanted]) => fieldCondition(register, name, wanted)),
];

/** Which of the archive's records are meant. */
export const archiveCondition = (asked: unknown): RawBuilder<unknown>[] => {
  if (asked === 'all') return [];
  return [asked === 'only' ? sql`archived_at is not null` : sql`archived_at is null`];
};

/** A selection: these records and no others. */
const idsCondition = (asked: unknown): RawBuilder<unknown>[] =>
  asked === undefined ? [] : [sql`id = any(${textsOf(asked)}::text[])`];

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

/** What one name of a query, such as `ownerUnit.contains`, demands; nothing where it is no filter of a field. */
function fieldCondition(
  asked: { readonly kind: string; readonly fields: Fields },
  name: string,
  wanted: unknown,
): readonly RawBuilder<unknown>[] {
  const { fields } = asked;
  const [fieldName = '', what = 'is', ...inner] = name.split('.');
  const field = fields[fieldName];
  if (field === undefined || wanted === undefined) return [];
  const column = heldBy(asked, fieldName, 'all');
  const to = linkOf(field);
  if (to?.fields && fieldAtPath(fields, `${fieldName}.${what}`)) {
    return fieldCondition({ kind: to.kind, fields: to.fields }, [what, ...inner].join('.'), wanted).map((demand) =>
      throughLink(field, column, { to, demand }),
    );
  }
  const demand = demandOf(field, column, { what, wanted });
  return demand ? [demand] : [];
}

/** That a record which a row links to fulfils a demand of its own. */
function throughLink(
  field: Field,
  column: RawBuilder<unknown>,
  { to, demand }: { readonly to: LinkTarget; readonly demand: RawBuilder<unknown> },
): RawBuilder<unknown> {
  const found = sql`select id from ${sql.table(to.kind)} where workspace_id = scope() and ${demand}`;
  return isMany(field) ? holdsOneOf(column, found) : sql`${column} = any(array(${found}))`;
}

function demandOf(
  field: Field,
  column: RawBuilder<unknown>,
  { what, wanted }: { readonly what: string; readonly wanted: unknown },
): RawBuilder<unknown> | undefined {
  if (what === 'is') {
    const values = textsOf(wanted);
    return values.length === 0 ? undefined : valueCondition(field, column, values);
  }
  if (typeof wanted !== 'string') return undefined;
  const bound = comparable(field, sql`${wanted}::text`);
  if (what === 'contains') return containsCondition(field, column, wanted);
  if (what === 'from') return sql`${comparable(field, column)} >= ${bound}`;
  if (what === 'until') return sql`${comparable(field, column)} <= ${bound}`;
  if (what === 'empty') return wanted === 'yes' ? sql`${column} is null` : sql`${column} is not null`;
  return undefined;
}

function valueCondition(field: Field, column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<unknown> {
  if (isMany(field)) return sql`${column} && ${values}::text[]`;
  if (field.kind !== 'text' && field.kind !== 'longText') return sql`${column} = any(${values}::text[])`;
  return sql`lower(${column}) = any(${values.map((value) => value.toLowerCase())}::text[])`;
}

/**
 * That a text has another in it. The policy keeps the planner from knowing how many rows have it, and it would take them
 * for very few; what stands in a `case` it takes for half of them, and then reads in order until the page is full.
 */
function containsCondition(field: Field, column: RawBuilder<unknown>, text: string): RawBuilder<unknown> {
  const pattern = `%${text.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
  return isMany(field)
    ? sql`exists (select 1 from unnest(${column}) as each(value) where each.value ilike ${pattern})`
    : sql`case when lower(${column}) collate "C" like lower(${pattern} collate "und-x-icu") collate "C" then true else false end`;
}

/** The texts of a query name that may stand several times. */
export const textsOf = (asked: unknown): readonly string[] => (Array.isArray(asked) ? asked.map(String) : []);
