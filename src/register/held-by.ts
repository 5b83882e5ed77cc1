import { type RawBuilder, sql } from 'kysely';
import type { Computation } from './contract/computed.ts';
import type { Field, Fields } from './contract/field.ts';
import { columnOf, fieldsOf, type Register } from './contract/register.ts';
import { columnIn } from './held-column.ts';

/** A register, or the target of a link, as far as computing its fields needs. */
type Computing = { readonly kind: string; readonly fields?: Fields };

/** How many rows the value is wanted of: a page of them, or all, where what is counted is counted once for all. */
type Extent = 'page' | 'all';

/** A field's value as an expression over a row of its table: its column, or what it is computed by. */
export function heldBy({ kind, fields = {} }: Computing, name: string, extent: Extent): RawBuilder<unknown> {
  const computed = computationOf(fields[name]);
  return !computed || computed.is === 'told' ? columnIn({ fields }, name) : computedBy(kind, computed, extent);
}

/** How a field is computed; `undefined` for one that is recorded. */
const computationOf = (field: Field | undefined): Computation | undefined =>
  field && 'computed' in field ? field.computed : undefined;

/** The computed fields of a register, each with how. */
export const computationsIn = (register: Register): readonly (readonly [string, Computation])[] =>
  fieldsOf(register).flatMap(([name, field]) => {
    const computed = computationOf(field);
    return computed ? [[name, computed] as const] : [];
  });

function computedBy(kind: string, computed: Exclude<Computation, { is: 'told' }>, extent: Extent): RawBuilder<unknown> {
  const at = (field: string) => sql.ref(`${kind}.${columnOf(field)}`);
  switch (computed.is) {
    case 'count':
      return extent === 'page' ? countedFor(kind, computed) : countedAtOnce(kind, computed);
    case 'daysSince':
      return sql`(case when ${at(computed.field)} <= reading_day() then reading_day() - ${at(computed.field)} end)`;
    case 'daysOverdue': {
      const { field, values } = computed.whileIn;
      const due = at(computed.field);
      return sql`(case when ${due} < reading_day() and ${at(field)} = any(${values}::text[]) then reading_day() - ${due} end)`;
    }
    case 'due': {
      const { by, of, usual } = computed.months;
      const cases = Object.entries(of).map(([value, months]) => sql`when ${value} then ${months}::int`);
      const months = sql`(case ${at(by)} ${sql.join(cases, sql` `)} else ${usual}::int end)`;
      return sql`coalesce(${at(computed.at)}, (${at(computed.else)} + make_interval(months => ${months}))::date)`;
    }
  }
}

type Count = Extract<Computation, { is: 'count' }>;

const countedFor = (kind: string, { of, by }: Count): RawBuilder<unknown> =>
  sql`(select count(*) from ${sql.table(of)} as counted where counted.workspace_id = ${sql.ref(`${kind}.workspace_id`)}
    and ${sql.ref(`counted.${columnOf(by)}`)} = ${sql.ref(`${kind}.id`)} and counted.archived_at is null)`;

/** Counted for all rows of the statement at once: row by row a sort would cost more than all the rest of it. */
const countedAtOnce = (kind: string, { of, by }: Count): RawBuilder<unknown> =>
  sql`coalesce(((select jsonb_object_agg(counted.linked, counted.records) from (
      select ${sql.ref(columnOf(by))} as linked, count(*) as records from ${sql.table(of)}
      where workspace_id = scope() and archived_at is null and ${sql.ref(columnOf(by))} is not null group by 1) as counted)
    ->> ${sql.ref(`${kind}.id`)})::bigint, 0)`;
