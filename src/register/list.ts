import { type RawBuilder, sql } from 'kysely';
import { memoryOf, plannedEachTime, type Query, type Reading } from '../store/index.ts';
import { orderColumn } from './columns.ts';
import { allConditions, conditions, textsOf, valueConditions } from './conditions.ts';
import { isCustom } from './contract/custom.ts';
import { linkOf } from './contract/field.ts';
import type { Register } from './contract/register.ts';
import type { Group } from './group-heads.ts';
import { countGroups, type Grouping, type GroupsOn, groupingOf, groupsOn, recordsIn } from './groups.ts';
import { idsByLink, idsInOrder, type LinkOrder, readByIds, type Span, type View } from './page.ts';
import { type RecordRow, recordOf, selectionWithTitles, tableOf } from './rows.ts';
import { type Asked, byFit, foundBy, hasWords, searchOf } from './search.ts';

/** A page of a list, and how many records there are behind it; where it is grouped, the groups that stand on it. */
export type Page = { readonly total: number; readonly rows: readonly RecordRow[]; readonly groups?: GroupsOn };

/** Reads one page. Order is total: ties are broken by id, so that pages never repeat or skip a record. */
export async function readPage(register: Register, reading: Reading, asked: Asked): Promise<Page> {
  const { page, size } = pageOf(asked);
  const view = await viewOf(register, reading, asked);
  const grouping = groupingOf(register, asked);
  if (grouping) return readGrouped(register, reading, { view, asked, grouping });
  const span = { size, skip: (page - 1) * size };
  const rows = await readInOrder(register, reading, { asked, ids: idsOf(register, reading, { view, asked, span }) });
  const isWhole = rows.length < size && (page === 1 || rows.length > 0);
  const total = isWhole ? (page - 1) * size + rows.length : await countRecords(register, reading, asked);
  return { total, rows };
}

type Ordered = { readonly asked: Asked; readonly ids: Query<{ readonly id: string }> };

/** The records whose ids a statement gives, in its order, with the columns that are asked for. */
async function readInOrder(register: Register, reading: Reading, { asked, ids }: Ordered) {
  const found = await reading.read(plannedEachTime(ids));
  const columns = columnsOf(register, asked);
  return readByIds(register, reading, { ids: found.map(({ id }) => id), columns });
}

type Grouped = { readonly view: View; readonly asked: Asked; readonly grouping: Grouping };

/** A page of a grouped list. Which groups stand on it follows from how many records each has; only theirs are looked at. */
async function readGrouped(register: Register, reading: Reading, { view, asked, grouping }: Grouped): Promise<Page> {
  const { page, size } = pageOf(asked);
  const groups = await recallGroups(register, reading, { asked, grouping, where: view.where });
  const on = groupsOn(grouping, groups, { ...asked, page, size });
  const open = on.heads.filter(({ isFolded }) => !isFolded);
  const [first] = open;
  const ids = idsInOrder(register, inGroups(view, grouping, open), { size, skip: first?.before ?? 0 });
  const rows = first ? await readInOrder(register, reading, { asked, ids }) : [];
  return { total: recordsIn(groups), rows, groups: on };
}

type Spanning = { readonly view: ListView; readonly asked: Asked; readonly span: Span };

function idsOf(register: Register, reading: Reading, { view, asked, span }: Spanning) {
  const by = view.isRanked ? undefined : linkOrderOf(register, asked);
  if (by) return idsByLink(register, reading, { where: view.where, by, span });
  return idsInOrder(register, view, span);
}

/** The link that a list is ordered by; `undefined` where it is ordered by something else. */
function linkOrderOf({ fields }: Register, asked: Asked): LinkOrder | undefined {
  const sort = sortOf(asked);
  const name = sort?.replace(/^-/u, '') ?? '';
  const field = fields[name];
  const to = field && linkOf(field);
  return to && { name, to, isFalling: sort?.startsWith('-') === true };
}

const groupsFound = memoryOf<readonly Group[]>({ most: 50 });

const recallGroups = (
  register: Register,
  reading: Reading,
  {
    asked,
    grouping,
    where,
  }: { readonly asked: Asked; readonly grouping: Grouping; readonly where: RawBuilder<unknown> },
): Promise<readonly Group[]> =>
  reading.recall(groupsFound, JSON.stringify([register.kind, grouping.field, filterOf(asked)]), () =>
    countGroups(register, reading, { grouping, where }),
  );

/** A list's statement with its records by group, those of folded groups left out. */
export const grouped = ({ where, order }: View, { isOpen, order: first }: Grouping): View => ({
  where: isOpen ? sql`${where} and ${isOpen}` : where,
  order: sql`${first}, ${order}`,
});

/** A list's statement with the records of some groups alone, in the order of these. */
function inGroups({ where, order }: View, { column }: Grouping, groups: readonly Group[]): View {
  const values = sql`${groups.flatMap(({ value }) => value ?? [])}::text[]`;
  const hasNone = groups.some(({ value }) => value === null);
  const isIn = hasNone ? sql`(${column} = any(${values}) or ${column} is null)` : sql`${column} = any(${values})`;
  return {
    where: sql`${where} and ${isIn}`,
    order: sql`array_position(${values}, ${column}::text) nulls last, ${order}`,
  };
}

type ListView = View & { readonly isRanked: boolean };

/** A search that is not sorted goes by how well records fit it; one that finds very many goes by title. */
async function viewOf(register: Register, reading: Reading, asked: Asked): Promise<ListView> {
  const search = await searchOf(register, reading, asked);
  const words = search?.are === 'few' ? foundBy(register, search) : search && hasWords(register, search);
  const isRanked = search?.are === 'few' && sortOf(asked) === undefined;
  return {
    isRanked,
    where: allConditions(register, reading, { asked, words }),
    order: isRanked ? byFit(search) : byColumn(register, asked),
  };
}

const totals = memoryOf<number>();

/** How many records an asked filter finds. */
export async function countRecords(register: Register, reading: Reading, asked: Asked): Promise<number> {
  const search = await searchOf(register, reading, asked);
  if (search?.through.length === 0 && valueConditions(register, asked).length === 0) return search.found;
  return reading.recall(totals, JSON.stringify([register.kind, filterOf(asked)]), async () => {
    const where = await conditions(register, reading, asked);
    const [counted] = await reading.read(
      plannedEachTime(sql<{ total: number }>`select count(*) as total from ${tableOf(register)} where ${where}`),
    );
    return counted?.total ?? 0;
  });
}

/** What of a query says which records are meant: all but their order, their columns and the page. */
const filterOf = ({ page, size, sort, columns, format, group, folded, ...filter }: Asked): Asked => filter;

/** Reads every record that a filter finds, in the order asked for, a batch at a time, from one snapshot. */
export async function* readAll(register: Register, reading: Reading, asked: Asked): AsyncIterable<RecordRow> {
  const { where, order } = await viewOf(register, reading, asked);
  yield* readByCursor(
    register,
    reading,
    sql`select ${selectionWithTitles(register)} from ${tableOf(register)} where ${where} order by ${order}`,
  );
}

/** Reads every record that a query of `selectionWithTitles` gives, a batch at a time; one query a transaction. */
export async function* readByCursor(
  register: Register,
  reading: Reading,
  query: RawBuilder<unknown>,
): AsyncIterable<RecordRow> {
  await reading.read(plannedEachTime(sql`declare records cursor for ${query}`));
  for (;;) {
    const rows = await reading.read<Record<string, unknown>>(sql`fetch 500 from records`);
    for (const row of rows) yield recordOf(register, row);
    if (rows.length < 500) return;
  }
}

/** Which page is asked for, and of what size. */
export const pageOf = (asked: Asked): { page: number; size: number } => ({
  page: typeof asked['page'] === 'number' ? asked['page'] : 1,
  size: typeof asked['size'] === 'number' ? asked['size'] : 50,
});

/** The fields that a page gives: those asked for, else the listed ones. */
export const columnsOf = (register: Register, asked: Asked): readonly string[] => {
  const columns = textsOf(asked['columns']);
  return columns.length > 0 ? [...new Set([register.title, ...columns])] : register.listed;
};

/** The order that was asked for, as the query writes it. */
export const sortOf = (asked: Asked): string | undefined =>
  typeof asked['sort'] === 'string' ? asked['sort'] : undefined;

/** The order of a list by the column asked for, else by title. */
export function byColumn(register: Register, asked: Asked): RawBuilder<unknown> {
  const sort = sortOf(asked);
  const name = sort?.replace(/^-/u, '') ?? register.title;
  const column = orderColumn(register, name);
  // What is recorded comes first either way. A column that always is stands without that, so that its index serves both.
  const nulls = isAlwaysRecorded(register, name) ? sql`` : sql` nulls last`;
  return sort?.startsWith('-') ? sql`${column} desc${nulls}, id desc` : sql`${column} asc${nulls}, id asc`;
}

const isAlwaysRecorded = (register: Register, name: string): boolean => {
  const field = register.fields[name];
  return field === undefined || (field.required === true && !isCustom(name));
};
