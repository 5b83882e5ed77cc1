import { sql } from 'kysely';
import { memoryOf, plannedEachTime, type Reading } from '../../store/index.ts';
import { allConditions, valueConditions } from '../conditions.ts';
import { columnOf, type Register } from '../contract/register.ts';
import { tableOf } from '../rows.ts';
import type { FigureFilter } from './filter.ts';

const counts = memoryOf<readonly number[]>({ most: 50 });

/** How many records of a register each filter finds, in one pass: what its list would say, archived ones left out. */
export const countFigures = (
  register: Register,
  reading: Reading,
  filters: readonly FigureFilter[],
): Promise<readonly number[]> =>
  reading.recall(counts, JSON.stringify([register.kind, filters]), async () => {
    const each = filters.map((filter) => {
      const demands = valueConditions(register, filter);
      return demands.length === 0
        ? sql`count(*)::int`
        : sql`(count(*) filter (where ${sql.join(demands, sql` and `)}))::int`;
    });
    const [row] = await reading.read(
      plannedEachTime(sql<{ counts: number[] }>`select array[${sql.join(each)}] as counts from ${tableOf(register)}
        where ${allConditions(register, reading, { asked: {}, words: undefined })}`),
    );
    return row?.counts ?? [];
  });

/** How many records stand where. `value` is `null` for those of which nothing is recorded. */
export type Part = { readonly value: string | null; readonly records: number };

/** By what records are counted: the value of a field, or the month (`2026-11`) or week (its Monday) of a date. */
export type PartsAsked = {
  readonly field: string;
  readonly by: 'value' | 'month' | 'week';
  readonly filter: FigureFilter;
  /** The most parts that are given: the largest of values, the earliest of months and weeks. */
  readonly most: number;
};

const parts = memoryOf<readonly Part[]>({ most: 50 });

/** Counts a register's records by one field, archived ones left out. */
export const countParts = (register: Register, reading: Reading, asked: PartsAsked): Promise<readonly Part[]> =>
  reading.recall(parts, JSON.stringify([register.kind, asked]), () => {
    const column = sql.ref(columnOf(asked.field));
    const isText = register.fields[asked.field]?.kind === 'text';
    const value = {
      value: isText ? sql`min(${column})` : column,
      month: sql`to_char(${column}, 'YYYY-MM')`,
      week: sql`to_char(date_trunc('week', ${column}::timestamp), 'YYYY-MM-DD')`,
    }[asked.by];
    // A list's filter takes texts for the same whatever their case, and so must what it is asked for.
    const group = isText ? sql`lower(${column})` : sql`1`;
    const order = asked.by === 'value' ? sql`records desc, value` : sql`value`;
    return reading.read(
      plannedEachTime(sql<Part>`select ${value} as value, count(*)::int as records from ${tableOf(register)}
        where ${allConditions(register, reading, { asked: asked.filter, words: undefined })}
        group by ${group} order by ${order} limit ${asked.most}`),
    );
  });
