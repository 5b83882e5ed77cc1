import { type RawBuilder, sql } from 'kysely';
import { type Field, type LinkTarget, linkOf } from './contract/field.ts';
import { columnOf, type Register } from './contract/register.ts';
import { heldBy } from './held-by.ts';
import { columnIn } from './held-column.ts';

/** What a field's values are ordered and compared by: a number as one, an amount by its figure, all others as they are. */
export function comparable(field: Field, expression: RawBuilder<unknown>): RawBuilder<unknown> {
  if (field.kind === 'number') return sql`(${expression})::numeric`;
  if (field.kind === 'money') return sql`split_part(${expression}, ' ', 1)::numeric`;
  if (field.kind === 'date') return sql`(${expression})::date`;
  if (field.kind === 'dateTime') return sql`(${expression})::timestamptz`;
  return expression;
}

/** The field that names the records of a link's target, as its table has it. */
export const titleColumnOf = (to: LinkTarget): string => columnOf(to.title);

/**
 * The titles of the records that a field links to, as one expression over a row of `register`: an object of titles by id.
 * Targets stand in the row's own workspace; what is not there has no title.
 */
export function titlesOf(register: Register, name: string, to: LinkTarget): RawBuilder<unknown> {
  const held = columnIn(register, name, register.kind);
  const isMeant = register.fields[name]?.kind === 'links' ? sql`target.id = any(${held})` : sql`target.id = ${held}`;
  return sql`(select jsonb_object_agg(target.id, target.${sql.ref(titleColumnOf(to))}) from ${sql.table(to.kind)} as target
    where target.workspace_id = ${sql.ref(`${register.kind}.workspace_id`)} and ${isMeant})`;
}

/**
 * The title of the record that a field links to, to sort by. The titles are gathered once for the statement: asked for row
 * by row they cost more than all the rest of it.
 */
const firstTitleOf = (register: Register, name: string, to: LinkTarget): RawBuilder<unknown> =>
  sql`((select jsonb_object_agg(target.id, target.${sql.ref(titleColumnOf(to))}) from ${sql.table(to.kind)} as target
    where target.workspace_id = scope()) ->> ${columnIn(register, name, register.kind)}) collate "und-x-icu"`;

/**
 * What the records are called that values link to, as one expression over a column `value`; nothing for other fields. Ids
 * are compared as their own table has them: its index serves no other order.
 */
export function titleOfValue(field: Field): RawBuilder<unknown> {
  const to = linkOf(field);
  if (!to) return sql`null::text`;
  return sql`(select target.${sql.ref(titleColumnOf(to))} from ${sql.table(to.kind)} as target
    where target.workspace_id = scope() and target.id = value collate "default")`;
}

/**
 * What records are ordered by: a `oneOf` field in the order of its options, which is that of a life cycle, a link by
 * title, all others by value. `held` is the field's value, where it is not the column.
 */
export function orderColumn(
  register: Register,
  name: string,
  held: RawBuilder<unknown> = heldBy(register, name, 'all'),
): RawBuilder<unknown> {
  const field = register.fields[name];
  const to = field && linkOf(field);
  if (to) return firstTitleOf(register, name, to);
  if (field?.kind !== 'oneOf') return field ? comparable(field, held) : held;
  // Written out and not sent as a value, for an index over this very expression to be found.
  return sql`array_position(${sql.lit(`{${Object.keys(field.options).join(',')}}`)}::text[], ${held})`;
}
