import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../kernel/time.ts';
import { plannedEachTime, type Reading } from '../store/index.ts';
import { countDifferences, type ListDifferences } from './as-on.ts';
import { readMoments, readWas } from './as-on-entries.ts';
import { differencesSince, type Was } from './as-on-undo.ts';
import { computedValues, readAsOnDay } from './computed.ts';
import { allConditions, archiveCondition } from './conditions.ts';
import { isCustom } from './contract/custom.ts';
import { isMany } from './contract/field.ts';
import { columnOf, type Register, writtenFieldsOf } from './contract/register.ts';
import { countGroups, type GroupsOn, groupingOf, groupsOn, recordsIn } from './groups.ts';
import { computationsIn } from './held-by.ts';
import { columnIn } from './held-column.ts';
import { linkFields } from './links.ts';
import { byColumn, columnsOf, grouped, pageOf, readByCursor, sortOf } from './list.ts';
import { type RecordRow, recordOf, selection, selectionWithTitles, tableOf } from './rows.ts';
import { type Asked, asQuery, fewAre, searchQuery } from './search.ts';

/** A record of a list as it was, and which of its fields are not so today. */
export type RowThen = RecordRow & { readonly differences: readonly string[] };

/** A page of a list as it was at a moment. */
export type PageThen = {
  readonly total: number;
  readonly rows: readonly RowThen[];
  readonly groups?: GroupsOn;
  readonly asOn: { readonly at: Instant; readonly differences: ListDifferences };
};

/** The list that is asked for, the moment, and the registers that its records link to. */
export type AskedList = { readonly asked: Asked; readonly at: Instant; readonly registers: readonly Register[] };

/** The past of one register: what its records were, when they became so, and how its words are found. */
type Past = {
  readonly register: Register;
  readonly was: ReadonlyMap<string, Was>;
  readonly moments: ReadonlyMap<string, string>;
};

/**
 * Reads one page of a list as it was. The statement is the list's own: in front of it stand, under the names of the tables
 * that it reads, the rows as they were, so that filters, links, titles and order mean what they mean today.
 */
export async function readPageThen(
  register: Register,
  reading: Reading,
  { asked, at, registers }: AskedList,
): Promise<PageThen> {
  const { tables, all, where, order, was } = await listThen(register, reading, { asked, at, registers });
  const { page, size } = pageOf(asked);
  const columns = columnsOf(register, asked);
  const raw = await reading.read(
    plannedEachTime(sql<Record<string, unknown>>`${tables} select ${selectionWithTitles(register, columns)}
      from ${tableOf(register)} where ${where} order by ${order} limit ${size} offset ${(page - 1) * size}`),
  );
  const rows = raw.map((row) => recordOf(register, row, columns));
  const groups = await groupsThen(register, reading, { asked: { ...asked, page, size }, where: all, tables });
  const isWhole = rows.length < size && (page === 1 || rows.length > 0);
  const total = isWhole ? (page - 1) * size + rows.length : await count(reading, { tables, register, where: all });
  return {
    total,
    ...groups,
    rows: await withDifferences(register, reading, { rows, was }),
    asOn: { at, differences: await countDifferences(register, reading, { at, was }) },
  };
}

type GroupsThen = {
  readonly asked: Asked & { readonly page: number; readonly size: number };
  readonly where: RawBuilder<unknown>;
  readonly tables: RawBuilder<unknown>;
};

/** How many records each group had, and all of them together; nothing where the list is not grouped. */
async function groupsThen(register: Register, reading: Reading, { asked, where, tables }: GroupsThen) {
  const grouping = groupingOf(register, asked);
  if (!grouping) return {};
  const groups = await countGroups(register, reading, { grouping, where, tables });
  return { total: recordsIn(groups), groups: groupsOn(grouping, groups, asked) };
}

/** A list as it was, as parts of a statement; `all` is what it has, `where` what its groups show of that. */
type ListThen = Record<'tables' | 'all' | 'where' | 'order', RawBuilder<unknown>> & Pick<Past, 'was'>;

async function listThen(register: Register, reading: Reading, { asked, at, registers }: AskedList): Promise<ListThen> {
  const pasts = await readPasts(register, reading, { at, registers });
  await readAsOnDay(reading, at);
  const tables = sql`with ${sql.join(pasts.map((past) => tableThen(past, reading, at)))}`;
  const search = await searchThen(register, reading, { asked, pasts, tables });
  const all = allConditions(register, reading, { asked, words: search?.words });
  const view = { where: all, order: search?.order ?? byColumn(register, asked) };
  const grouping = groupingOf(register, asked);
  const { where, order } = grouping ? grouped(view, grouping) : view;
  const was = pasts.find((past) => past.register.kind === register.kind)?.was ?? new Map();
  return { tables, all, where, order, was };
}

/** A whole list as it was: how many records it has, the names of their extra fields, and the records, a batch at a time. */
export async function readAllThen(register: Register, reading: Reading, question: AskedList) {
  const { tables, all: where, order } = await listThen(register, reading, question);
  const names = await reading.read(
    plannedEachTime(sql<{ name: string }>`${tables} select distinct name from (
      select jsonb_object_keys(extra) as name from ${tableOf(register)} where ${where}) as names order by name`),
  );
  const query = sql<Record<string, unknown>>`${tables} select ${selectionWithTitles(register)}
    from ${tableOf(register)} where ${where} order by ${order}`;
  return {
    total: await count(reading, { tables, register, where }),
    extraNames: names.map(({ name }) => name),
    records: readByCursor(register, reading, query),
  };
}

/** What was computed of a record at a moment. */
export async function computedThen(
  register: Register,
  reading: Reading,
  { id, ...when }: { readonly id: string } & Omit<AskedList, 'asked'>,
): Promise<RecordRow['values']> {
  if (computationsIn(register).length === 0) return {};
  const pasts = await readPasts(register, reading, when);
  await readAsOnDay(reading, when.at);
  const tables = sql`with ${sql.join(pasts.map((past) => tableThen(past, reading, when.at)))}`;
  return computedValues(register, reading, { id, tables });
}

/** The pasts of a register and of all that it links to. */
async function readPasts(
  register: Register,
  reading: Reading,
  { at, registers }: Omit<AskedList, 'asked'>,
): Promise<readonly Past[]> {
  const counted = computationsIn(register).flatMap(([, computed]) => (computed.is === 'count' ? [computed.of] : []));
  const kinds = new Set<string>([register.kind, ...linkFields(register).map(({ to }) => to.kind), ...counted]);
  const pasts: Past[] = [];
  for (const each of registers.filter(({ kind }) => kinds.has(kind))) {
    const was = await readWas(reading, { register: each, at });
    pasts.push({ register: each, was, moments: await readMoments(reading, was) });
  }
  return pasts;
}

/**
 * A table's rows as they were, under the table's own name: inside it the name still means the table. Columns are taken one
 * by one, since a row taken whole would bring all of its long values along.
 */
function tableThen({ register, was, moments }: Past, reading: Reading, at: Instant): RawBuilder<unknown> {
  const table = tableOf(register);
  const given = [...was].map(([id, each]) => patchOf(id, each, moments.get(id)));
  const changed = new Set(['extra', 'custom', ...given.flatMap((each) => Object.keys(each.was))]);
  const columns = columnsThen(register).map((column) => ({ column, kept: sql.ref(`kept.${column}`) }));
  const were = columns.map(({ column, kept }) =>
    changed.has(column)
      ? sql`case when given.was ? ${sql.lit(column)} then ${sql.ref(`past.${column}`)} else ${kept} end as ${sql.ref(column)}`
      : kept,
  );
  const untold = toldColumns(register).map((column) => sql`null::text as ${sql.ref(column)}`);
  return sql`${table} as (
    select ${sql.join([...columns.map(({ kept }) => kept), ...untold])} from ${table} kept
      where kept.workspace_id = ${reading.workspace} and kept.created_at <= ${at} and not (kept.id = any(${[...was.keys()]}::text[]))
    union all
    select ${sql.join([...were, ...untold])} from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as raw(id text, was jsonb, extra jsonb, custom jsonb)
      join ${table} kept on kept.workspace_id = ${reading.workspace} and kept.id = raw.id
      cross join lateral (select raw.was || jsonb_build_object('extra', jsonb_strip_nulls(kept.extra || raw.extra),
        'custom', jsonb_strip_nulls(kept.custom || raw.custom)) as was) as given
      cross join lateral jsonb_populate_record(null::${table}, given.was) as past
      where kept.created_at <= ${at})`;
}

const columnsThen = (register: Register): readonly string[] => [
  ...['workspace_id', 'id', 'version', 'created_at', 'updated_at', 'archived_at', 'extra', 'custom', 'search'],
  ...writtenFieldsOf(register)
    .map(([name]) => name)
    .filter((name) => !isCustom(name))
    .map(columnOf),
];

/** What other slices tell of records stands in no entry of theirs, so that of the past nothing is known. */
const toldColumns = (register: Register): readonly string[] =>
  computationsIn(register).flatMap(([name, computed]) => (computed.is === 'told' ? [columnOf(name)] : []));

const patchOf = (id: string, { version, archivedAt, values, extra }: Was, moment: string | undefined) => ({
  id,
  was: {
    version,
    ...(moment === undefined ? {} : { updated_at: moment }),
    ...(archivedAt === undefined ? {} : { archived_at: archivedAt }),
    ...Object.fromEntries(declaredIn(values).map(([name, value]) => [columnOf(name), value])),
  },
  extra,
  custom: Object.fromEntries(Object.entries(values).filter(([name]) => isCustom(name))),
});

const declaredIn = (values: Was['values']) => Object.entries(values).filter(([name]) => !isCustom(name));

type SearchThen = { readonly words: RawBuilder<unknown>; readonly order: RawBuilder<unknown> | undefined };

/** A text search over words of then; ordered by how well records fit where it is not sorted and finds few, as today. */
async function searchThen(
  register: Register,
  reading: Reading,
  {
    asked,
    pasts,
    tables,
  }: { readonly asked: Asked; readonly pasts: readonly Past[]; readonly tables: RawBuilder<unknown> },
): Promise<SearchThen | undefined> {
  const text = searchQuery(asked['q']);
  if (text === undefined) return undefined;
  const query = asQuery(text);
  const named = asQuery(searchQuery(asked['q'], { in: 'name' }) ?? text);
  const found = new Map<string, RawBuilder<unknown>>();
  for (const past of pasts) found.set(past.register.kind, await wordsThen(past, reading));
  const words = found.get(register.kind) ?? sql`search`;
  const demands = [
    sql`${words} @@ ${query}`,
    ...linkFields(register).map(({ name, field, to }) => {
      const ids = sql`array(select id from ${sql.table(to.kind)} where ${found.get(to.kind) ?? sql`search`} @@ ${named})`;
      const column = columnIn(register, name);
      return isMany(field) ? sql`${column} && ${ids}` : sql`${column} = any(${ids})`;
    }),
  ];
  const where = sql`(${sql.join(demands, sql` or `)})`;
  if (sortOf(asked) !== undefined) return { words: where, order: undefined };
  const inPlace = sql.join([sql`${words} @@ ${query}`, ...archiveCondition(asked['archived'])], sql` and `);
  const hits = await count(reading, { tables, register, where: inPlace });
  return { words: where, order: hits <= fewAre ? sql`ts_rank(${words}, ${query}) desc, id` : undefined };
}

/** The words of a row as they were: made anew, by the table's own rule, where a text was another. */
async function wordsThen({ register, was }: Past, reading: Reading): Promise<RawBuilder<unknown>> {
  const reworded = [...was].filter(([, each]) => isReworded(register, each)).map(([id]) => id);
  if (reworded.length === 0) return sql`search`;
  const [rule] = await reading.read<{ rule: string }>(sql`select pg_get_expr(d.adbin, d.adrelid) as rule
    from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where d.adrelid = ${register.kind}::regclass and a.attname = 'search'`);
  if (!rule) throw new Error(`the table ${register.kind} has no rule for its words`);
  return sql`(case when id = any(${reworded}::text[]) then ${sql.raw(rule.rule)} else search end)`;
}

const isReworded = (register: Register, { values, extra }: Was): boolean =>
  Object.keys(extra).length > 0 ||
  Object.keys(values).some((name) => {
    if (isCustom(name)) return true;
    const field = register.fields[name];
    return field?.kind === 'text' || field?.kind === 'longText';
  });

async function count(
  reading: Reading,
  { tables, register, where }: Record<'tables' | 'where', RawBuilder<unknown>> & { readonly register: Register },
): Promise<number> {
  const [counted] = await reading.read(
    plannedEachTime(
      sql<{ total: number }>`${tables} select count(*) as total from ${tableOf(register)} where ${where}`,
    ),
  );
  return counted?.total ?? 0;
}

async function withDifferences(
  register: Register,
  reading: Reading,
  { rows, was }: { readonly rows: readonly RecordRow[]; readonly was: ReadonlyMap<string, Was> },
): Promise<readonly RowThen[]> {
  const ids = rows.map(({ id }) => id).filter((id) => was.has(id));
  const raw = await reading.read<Record<string, unknown>>(sql`select ${selection(register)} from ${tableOf(register)}
    where workspace_id = ${reading.workspace} and id = any(${ids}::text[])`);
  const today = new Map(raw.map((row) => [String(row['id']), recordOf(register, row)]));
  return rows.map((row) => {
    const [now, then] = [today.get(row.id), was.get(row.id)];
    const differences = now && then ? differencesSince(register, now, then) : [];
    return { ...row, differences: differences.map(({ field }) => field) };
  });
}
