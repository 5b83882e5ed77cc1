import { type RawBuilder, sql } from 'kysely';
import { plannedEachTime, type Reading } from '../store/index.ts';
import { orderColumn, titleColumnOf } from './columns.ts';
import { textsOf } from './conditions.ts';
import { linkOf } from './contract/field.ts';
import { nothingThere } from './contract/group-names.ts';
import type { Register } from './contract/register.ts';
import { type Group, type GroupHead, headsOn, openRecords } from './group-heads.ts';
import { heldBy } from './held-by.ts';
import { tableOf } from './rows.ts';
import type { Asked } from './search.ts';

/** The groups of a page of a list, as the contract gives them. */
export type GroupsOn = {
  readonly field: string;
  readonly total: number;
  readonly open: number;
  readonly heads: readonly GroupHead[];
};

/** By what a list is grouped, as its statement needs it. */
export type Grouping = {
  readonly field: string;
  /** The field's value of a record. */
  readonly column: RawBuilder<unknown>;
  /** The order of the groups, before any other. */
  readonly order: RawBuilder<unknown>;
  /** That a record stands in a group that is not folded; `undefined` where none is. */
  readonly isOpen: RawBuilder<unknown> | undefined;
};

/** The grouping that is asked for; `undefined` where there is none. Groups stand by their titles or options, what is not recorded last. */
export function groupingOf(register: Register, asked: Asked): Grouping | undefined {
  const name = asked['group'];
  const field = typeof name === 'string' ? register.fields[name] : undefined;
  if (typeof name !== 'string' || !field) return undefined;
  const column = heldBy(register, name, 'all');
  const folded = textsOf(asked['folded']);
  // Two linked records may have the same title: the value itself keeps their groups apart.
  const order = sql`${orderColumn(register, name)} asc nulls last, ${column} asc nulls last`;
  const isOpen =
    folded.length === 0 ? undefined : sql`not (coalesce(${column}, ${nothingThere}) = any(${folded}::text[]))`;
  return { field: name, column, order, isOpen };
}

type Counting = {
  readonly grouping: Grouping;
  readonly where: RawBuilder<unknown>;
  /** What stands in front of the statement: the tables as they were, for a list of the past. */
  readonly tables?: RawBuilder<unknown>;
};

/** Counts the records of each group among those that a list finds, in the order of the groups. */
export async function countGroups(
  register: Register,
  reading: Reading,
  { grouping: { field: name }, where, tables = sql`` }: Counting,
): Promise<readonly Group[]> {
  const column = heldBy(register, name, 'all');
  const field = register.fields[name];
  const to = field && linkOf(field);
  // A link's titles are joined and not asked for value by value: there may be as many groups as records.
  const titled = to
    ? sql`left join (select id, ${sql.ref(titleColumnOf(to))} as title from ${sql.table(to.kind)}
        where workspace_id = scope()) as target on target.id = value collate "default"`
    : sql`cross join (select null::text as title) as target`;
  const order = to ? sql`title` : orderColumn(register, name, sql.ref('value'));
  return reading.read(
    plannedEachTime(sql<Group>`${tables} select value, records, title
      from (select ${column} as value, count(*) as records from ${tableOf(register)} where ${where} group by ${column}) as counted
      ${titled} order by ${order} asc nulls last, value asc nulls last`),
  );
}

/** The part of a grouped list's answer that says which groups stand on the page. */
export function groupsOn(
  grouping: Grouping,
  groups: readonly Group[],
  asked: Asked & { page: number; size: number },
): GroupsOn {
  const folded = textsOf(asked['folded']);
  return {
    field: grouping.field,
    total: groups.length,
    open: openRecords(groups, folded),
    heads: headsOn(groups, { folded, page: asked.page, size: asked.size }),
  };
}

/** How many records all groups have together. */
export const recordsIn = (groups: readonly Group[]): number => groups.reduce((sum, { records }) => sum + records, 0);
