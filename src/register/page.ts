import { type RawBuilder, sql } from 'kysely';
import type { Reading } from '../store/index.ts';
import { titleColumnOf } from './columns.ts';
import { isMany, type LinkTarget } from './contract/field.ts';
import { columnOf, type Register } from './contract/register.ts';
import { linkFields, ownTitles } from './links.ts';
import { type RecordRow, recordOf, selection, tableOf } from './rows.ts';

/** Which records a list has and in what order, as parts of a statement. */
export type View = { readonly where: RawBuilder<unknown>; readonly order: RawBuilder<unknown> };

/** A part of a list: how many records, after how many. */
export type Span = { readonly size: number; readonly skip: number };

/**
 * The ids of the records of a span, in order. Ids alone: an index often has all that order and filter need, and of the
 * records that are passed over nothing else is read.
 */
export const idsInOrder = (register: Register, { where, order }: View, { size, skip }: Span): RawBuilder<Found> =>
  sql<Found>`select id from ${tableOf(register)} where ${where} order by ${order} limit ${size} offset ${skip}`;

/** A record that was found, as a statement of ids gives it. */
type Found = { readonly id: string };

/** The link that a list is ordered by, and which way. */
export type LinkOrder = { readonly name: string; readonly to: LinkTarget; readonly isFalling: boolean };

/**
 * The same in the order of the titles of what a field links to, those without a link last. The titles are gone through in
 * their order, and of each its records, until the span is full. INVARIANT: a record of a register is never deleted, so
 * that each link has its title.
 */
export function idsByLink(
  register: Register,
  reading: Reading,
  { where, by: { name, to, isFalling }, span }: { where: RawBuilder<unknown>; by: LinkOrder; span: Span },
): RawBuilder<Found> {
  const column = sql.ref(columnOf(name));
  const way = isFalling ? sql`desc` : sql`asc`;
  const most = span.skip + span.size;
  const inOrder = sql`order by target_title ${way}, own.id ${way}`;
  return sql<Found>`with linked as materialized (
      select own.id, row_number() over (${inOrder}) as place
      from (select id as target_id, ${sql.ref(titleColumnOf(to))} as target_title from ${sql.table(to.kind)}
        where workspace_id = ${reading.workspace}) as target
      cross join lateral (select id from ${tableOf(register)} where ${where} and ${column} = target_id) as own
      ${inOrder} limit ${most}),
    others as (select id, row_number() over (order by id ${way}) as place from ${tableOf(register)}
      where ${where} and ${column} is null order by id ${way} limit ${most} - (select count(*) from linked))
    select id from (select id, 1 as part, place from linked union all select id, 2, place from others) as found
    order by part, place limit ${span.size} offset ${span.skip}`;
}

/** Reads records by their ids and in their order, with the titles of what the fields named link to. */
export async function readByIds(
  register: Register,
  reading: Reading,
  { ids, columns }: { readonly ids: readonly string[]; readonly columns: readonly string[] },
): Promise<readonly RecordRow[]> {
  if (ids.length === 0) return [];
  const titles = titlesOnPage(register, reading, columns);
  const rows = await reading.read<Record<string, unknown>>(sql`with page as materialized (
      select wanted.on_page, ${selection(register, columns)}
      from unnest(${ids}::text[]) with ordinality as wanted(id, on_page)
      join ${tableOf(register)} on workspace_id = ${reading.workspace} and ${sql.ref(`${register.kind}.id`)} = wanted.id)
    select page.*, ${titles} as titles from page order by on_page`);
  const records = rows.map((row) => recordOf(register, row, columns));
  const all = records[0]?.titles ?? {};
  return records.map((record) => ({ ...record, titles: ownTitles(register, record.values, all) }));
}

/**
 * What all records are called that a page links to, once: it stands in the first row, since many link to the same. They are
 * looked up by an array of ids: a join would go through all records of the register that is linked to.
 */
function titlesOnPage(register: Register, reading: Reading, columns: readonly string[]): RawBuilder<unknown> {
  const linked = linksIn(register, columns).map(({ name, field, to }) => {
    const held = sql.ref(`page.${columnOf(name)}`);
    const ids = isMany(field)
      ? sql`select each.id from page cross join lateral unnest(${held}) as each(id)`
      : sql`select ${held} from page`;
    return sql`select id, ${sql.ref(titleColumnOf(to))} as title from ${sql.table(to.kind)}
      where workspace_id = ${reading.workspace} and id = any(array(${ids}))`;
  });
  if (linked.length === 0) return sql`null::jsonb`;
  return sql`case when on_page = 1 then (select jsonb_object_agg(id, title) from (${sql.join(linked, sql` union all `)}) as linked) end`;
}

const linksIn = (register: Register, columns: readonly string[]) =>
  linkFields(register).filter(({ name }) => columns.includes(name));
