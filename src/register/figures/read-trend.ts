import { type RawBuilder, sql } from 'kysely';
import { firstIdAt } from '../../kernel/id.ts';
import { type Instant, instantOf, type LocalDate, millisecondsOf, parseInstant } from '../../kernel/time.ts';
import { plannedEachTime, type Reading } from '../../store/index.ts';
import { columnOf, type Register } from '../contract/register.ts';
import { tableOf } from '../rows.ts';
import { type Demand, demandsOf, type FilterOn, type Sighted, something } from './filter.ts';
import { countThen, type Sighting, type Turn } from './trend.ts';

/** The last moment of a day in UTC: the one that a list as on that day is read at. */
export function endOf(day: LocalDate): Instant {
  const at = parseInstant(`${day}T23:59:59.999Z`);
  if (!at) throw new Error(`${day} has no last moment`);
  return at;
}

/** What is asked of a register's past: at the ends of these days, oldest first, how many records each filter found. */
export type AskedTrend = { readonly days: readonly LocalDate[]; readonly filters: readonly FilterOn[] };

/** Works that out of the ledger, by one pass over what was changed since the first day; a row of the answer is a day. */
export async function readTrend(
  register: Register,
  reading: Reading,
  { days, filters }: AskedTrend,
): Promise<readonly (readonly number[])[]> {
  const asked = days.map((day) => ({
    at: endOf(day),
    demands: filters.map((filter) => demandsOf(register.fields, filter(day))),
  }));
  const [first] = asked;
  if (!first) return [];
  const watched = watchedBy(asked.flatMap(({ demands }) => demands.flat()));
  const turns = await readTurns(register, reading, { since: first.at, watched });
  const moments = asked.map(({ at }) => at);
  return countThen(asked, await readSightings(register, reading, { moments, watched, turns }));
}

/** The fields that the demands look at: of some the value matters, of the others only whether there is one. */
type Watched = { readonly valued: readonly string[]; readonly filled: readonly string[] };

function watchedBy(demands: readonly Demand[]): Watched {
  const fields = new Set(demands.map(({ field }) => field));
  const valued = new Set(demands.flatMap((demand) => ('empty' in demand ? [] : [demand.field])));
  return { valued: [...valued], filled: [...fields].filter((field) => !valued.has(field)) };
}

type TurnRow = { readonly id: string; readonly at: Instant; readonly was: Sighted };

/** An id is made a little later than the moment of its entry, unless a clock is set back between the two. */
const marginMs = 60_000;

/**
 * What the watched fields were before each change, newest first. A change that waited for another one may be dated before
 * it: it counts as made no earlier than all those before it.
 */
async function readTurns(
  register: Register,
  reading: Reading,
  { since, watched }: { readonly since: Instant; readonly watched: Watched },
): Promise<ReadonlyMap<string, readonly Turn[]>> {
  const first = firstIdAt('entry', instantOf(Math.max(0, millisecondsOf(since) - marginMs)));
  const names = [...watched.valued, ...watched.filled, archivedAt];
  const before = sql`case when jsonb_typeof(value -> 'from') = 'null' then null
    when key = any(${watched.valued}::text[]) then value -> 'from'
    when value ? 'from' then to_jsonb(${something}::text) end`;
  const rows = await reading.read<TurnRow>(
    plannedEachTime(sql<TurnRow>`select id, at, was from (
        select subject_id as id, version, max(at) over (partition by subject_id order by version) as at,
          body::jsonb -> 'changes' as changes
        from ledger_entry
        where workspace_id = ${reading.workspace} and subject_kind = ${register.kind} and id > ${first} and version > 1
      ) entry cross join lateral (
        select jsonb_object_agg(key, ${before}) as was from jsonb_each(changes) where key = any(${names}::text[])
      ) undone
      where was is not null and at > ${since} order by version desc`),
  );
  const turns = new Map<string, Turn[]>();
  for (const { id, at, was } of rows) {
    const { [archivedAt]: archived, ...fields } = was;
    const turn = { at, was: fields, ...(archived === undefined ? {} : { wasArchived: archived !== null }) };
    const held = turns.get(id);
    if (held) held.push(turn);
    else turns.set(id, [turn]);
  }
  return turns;
}

const archivedAt = 'archivedAt';

type SightingRow = {
  readonly id: string | null;
  readonly made: number;
  readonly archived: boolean;
  readonly now: readonly (string | null)[];
  readonly records: number;
};

type AskedSightings = {
  readonly moments: readonly Instant[];
  readonly watched: Watched;
  readonly turns: ReadonlyMap<string, readonly Turn[]>;
};

/** Today's records: each that was changed by itself, the others counted by what figures can tell them apart by. */
async function readSightings(
  register: Register,
  reading: Reading,
  { moments, watched, turns }: AskedSightings,
): Promise<readonly Sighting[]> {
  const names = [...watched.valued, ...watched.filled];
  const values: RawBuilder<unknown>[] = [
    ...watched.valued.map((name) => sql`${sql.ref(columnOf(name))}::text`),
    ...watched.filled.map(
      (name) => sql`case when ${sql.ref(columnOf(name))} is not null then ${sql.lit(something)} end`,
    ),
  ];
  const now = values.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join(values)}]`;
  const rows = await reading.read<SightingRow>(
    plannedEachTime(sql<SightingRow>`select case when id = any(${[...turns.keys()]}::text[]) then id end as id,
        width_bucket(created_at - interval '1 microsecond', ${moments}::timestamptz[]) as made,
        archived_at is not null as archived, ${now} as now, count(*)::int as records
      from ${tableOf(register)} where workspace_id = ${reading.workspace} group by 1, 2, 3, 4`),
  );
  return rows.map((row) => ({
    records: row.records,
    madeAfter: row.made,
    isArchived: row.archived,
    now: Object.fromEntries(names.map((name, place) => [name, row.now[place] ?? null])),
    changes: row.id === null ? [] : (turns.get(row.id) ?? []),
  }));
}
