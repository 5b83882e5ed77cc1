import { type RawBuilder, sql } from 'kysely';
import { isCustom } from './contract/custom.ts';
import { type Fields, isMany } from './contract/field.ts';
import { columnOf } from './contract/register.ts';

/**
 * The value that a row has in a field, as an expression: a column, or what stands in `custom` under the field's name. With
 * a `table` its columns are named by it.
 */
export function columnIn({ fields }: { readonly fields: Fields }, name: string, table?: string): RawBuilder<unknown> {
  const at = (column: string) => sql.ref(table === undefined ? column : `${table}.${column}`);
  const field = fields[name];
  if (!field || !isCustom(name)) return at(columnOf(name));
  const [held, key] = [at('custom'), sql.lit(name)];
  return isMany(field) ? sql`texts_in(${held}, ${key})` : sql`((${held} ->> ${key}) collate "und-x-icu")`;
}

/**
 * That a list has one of the ids which a statement gives. They are hashed once: to compare two lists goes through both for
 * every row, and an index on a list is closed to this, since the policy comes first. `is true` keeps the planner from
 * making a join of it, which would be made anew for each row.
 */
export const holdsOneOf = (list: RawBuilder<unknown>, ids: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`exists (select 1 from unnest(${list}) as held(id) where (held.id in (${ids})) is true)`;
