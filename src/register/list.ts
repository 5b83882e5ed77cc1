import { type RawBuilder, sql } from 'kysely';
import { plannedEachTime, type Reading } from '../store/index.ts';
import { type Field, isMany } from './contract/field.ts';
import { columnOf, fieldsOf, type Register } from './contract/register.ts';
import { type RecordRow, recordOf, selection, tableOf } from './rows.ts';

/** What was asked of a list: the query as its contract parsed it, by name. */
export type Asked = Readonly<Record<string, unknown>>;

/** A page of a list, and how many records there are behind it. */
export type Page = { readonly total: number; readonly rows: readonly RecordRow[] };

/** Reads one page. Order is total: ties are broken by id, so that pages never repeat or skip a record. */
export async function readPage(register: Register, reading: Reading, asked: Asked): Promise<Page> {
  const { page, size } = pageOf(asked);
  const where = conditions(register, reading, asked);
  const rows = await reading.read(
    plannedEachTime(sql<Record<string, unknown>>`select ${selection(register, columnsOf(register, asked))}
      from ${tableOf(register)} where ${where} order by ${order(register, asked)} limit ${size} offset ${(page - 1) * size}`),
  );
  const isWhole = rows.length < size && (page === 1 || rows.length > 0);
  const total = isWhole ? (page - 1) * size + rows.length : await countRecords(register, reading, asked);
  return { total, rows: rows.map((row) => recordOf(register, row)) };
}

/** How many records an asked filter finds. */
export async function countRecords(register: Register, reading: Reading, asked: Asked): Promise<number> {
  const [counted] = await reading.read(
    plannedEachTime(
      sql<{
        total: number;
      }>`select count(*) as total from ${tableOf(register)} where ${conditions(register, reading, asked)}`,
    ),
  );
  return counted?.total ?? 0;
}

/** Reads every record that a filter finds, in the order asked for, a batch at a time, from one snapshot. */
export async function* readAll(register: Register, reading: Reading, asked: Asked): AsyncIterable<RecordRow> {
  await reading.read(
    plannedEachTime(sql`declare records cursor for
      select ${selection(register)} from ${tableOf(register)}
      where ${conditions(register, reading, asked)} order by ${order(register, asked)}`),
  );
  for (;;) {
    const rows = await reading.read<Record<string, unknown>>(sql`fetch 500 from records`);
    for (const row of rows) yield recordOf(register, row);
    if (rows.length < 500) return;
  }
}

const pageOf = (asked: Asked): { page: number; size: number } => ({
  page: typeof asked['page'] === 'number' ? asked['page'] : 1,
  size: typeof asked['size'] === 'number' ? asked['size'] : 50,
});

const columnsOf = (register: Register, asked: Asked): readonly string[] => {
  const columns = textsOf(asked['columns']);
  return columns.length > 0 ? [...new Set([register.title, ...columns])] : register.listed;
};

/** What an asked filter demands of a row, the workspace first. */
export function conditions(register: Register, reading: Reading, asked: Asked): RawBuilder<unknown> {
  const all = [
    sql`workspace_id = ${reading.workspace}`,
    ...archiveCondition(asked['archived']),
    ...searchCondition(asked['q']),
    ...extraConditions(textsOf(asked['extra'])),
    ...fieldsOf(register).flatMap(([name, field]) => fieldConditions({ name, field, asked })),
  ];
  return sql.join(all, sql` and `);
}

const archiveCondition = (asked: unknown): RawBuilder<unknown>[] => {
  if (asked === 'all') return [];
  return [asked === 'only' ? sql`archived_at is not null` : sql`archived_at is null`];
};

function searchCondition(asked: unknown): RawBuilder<unknown>[] {
  const query = searchQuery(asked);
  return query === undefined ? [] : [sql`search @@ to_tsquery('simple', ${query})`];
}

/** Words that must all stand there; the last may be a beginning. Anything that is no letter or digit parts words. */
function searchQuery(asked: unknown): string | undefined {
  const words = typeof asked === 'string' ? (asked.match(/[\p{L}\p{N}]+/gu) ?? []) : [];
  if (words.length === 0) return undefined;
  return words.map((word, place) => (place === words.length - 1 ? `'${word}':*` : `'${word}'`)).join(' & ');
}

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
    : sql`${column} ilike ${pattern}`;
}

function order(register: Register, asked: Asked): RawBuilder<unknown> {
  const sort = typeof asked['sort'] === 'string' ? asked['sort'] : undefined;
  const query = searchQuery(asked['q']);
  if (sort === undefined && query !== undefined) {
    return sql`ts_rank(search, to_tsquery('simple', ${query})) desc, id`;
  }
  const name = sort?.replace(/^-/u, '') ?? register.title;
  const column = orderColumn(register, name);
  return sort?.startsWith('-') ? sql`${column} desc nulls last, id desc` : sql`${column} asc nulls last, id asc`;
}

/** A `oneOf` field sorts in the order of its options, which is the order of a life cycle; all others by value. */
function orderColumn(register: Register, name: string): RawBuilder<unknown> {
  const field = register.fields[name];
  const column = sql.ref(columnOf(name));
  return field?.kind === 'oneOf'
    ? sql`array_position(${Object.keys(field.options)}::text[], ${column})`
    : sql`${column}`;
}

const textsOf = (asked: unknown): readonly string[] => (Array.isArray(asked) ? asked.map(String) : []);
