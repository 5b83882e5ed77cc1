import { type RawBuilder, sql } from 'kysely';
import { memoryOf, plannedEachTime, type Reading } from '../store/index.ts';
import { titleOfValue } from './columns.ts';
import { allConditions, textsOf, valueConditions } from './conditions.ts';
import { facetNames, mostValues } from './contract/facets.ts';
import { type Field, isMany } from './contract/field.ts';
import { fieldAtPath } from './contract/paths.ts';
import { columnOf, type Register } from './contract/register.ts';
import { heldBy } from './held-by.ts';
import { tableOf } from './rows.ts';
import { type Asked, foundAmong, searchOf } from './search.ts';

/** The values of one field among the records of a filter, the most frequent first. */
export type Facet = {
  readonly field: string;
  readonly values: readonly { readonly value: string; readonly records: number }[];
  readonly missing: number;
  readonly more: boolean;
};

/** What was counted, and what the records are called whose ids are among the values. */
export type Facets = { readonly facets: readonly Facet[]; readonly titles: Readonly<Record<string, string>> };

const counted = memoryOf<Facets>({ most: 200 });

/**
 * Counts the values of the asked fields among the records that an asked filter finds. A field's own filter is left out of
 * its own count, so that what else could be chosen shows; the filters of all others hold.
 */
export function readFacets(register: Register, reading: Reading, asked: Asked): Promise<Facets> {
  const names = namesIn(register, asked);
  return reading.recall(counted, JSON.stringify([register.kind, asked]), async () => {
    const rows = names.length === 0 ? [] : await reading.read(await statementOf(register, reading, { asked, names }));
    return { facets: names.map((name) => facetOf(name, rows)), titles: titlesIn(rows) };
  });
}

/** The fields that are asked for; without any, those of the list that can be counted. */
function namesIn(register: Register, asked: Asked): readonly string[] {
  const wanted = textsOf(asked['facets']);
  const names = facetNames(register);
  return wanted.length > 0 ? [...new Set(wanted)] : register.listed.filter((name) => names.includes(name));
}

type Row = {
  readonly field: string;
  readonly value: string | null;
  readonly records: number;
  readonly title: string | null;
};

type Counting = { readonly asked: Asked; readonly names: readonly string[] };

/**
 * One statement: the records that fulfil what is no facet's own filter are read once, with a column that says of each
 * facet's own filter whether it holds; then every facet counts those of which all the others hold.
 */
async function statementOf(register: Register, reading: Reading, { asked, names }: Counting) {
  const search = await searchOf(register, reading, asked);
  const { own, rest } = divided(register, { asked, names });
  const where = allConditions(register, reading, { asked: rest, words: search && foundAmong(register, search) });
  const held = names.map((name) => sql`${heldBy(register, name, 'all')} as ${sql.ref(columnOf(name))}`);
  const holds = [...own].map(([name, demand]) => sql`${demand} as ${sql.ref(holdsColumn(name))}`);
  const counts = names.map((name) => countOf(register, name, { asked, narrowed: [...own.keys()] }));
  return plannedEachTime(sql<Row>`with found as materialized (
      select ${sql.join([...held, ...holds])} from ${tableOf(register)} where ${where})
    ${sql.join(counts, sql` union all `)}`);
}

const holdsColumn = (name: string): string => `holds_${columnOf(name)}`;

/** What is asked of the facets themselves, as one demand a facet, and the rest of what is asked. */
function divided(register: Register, { asked, names }: Counting) {
  const isOwn = (name: string, query: string): boolean =>
    (query === name || query.startsWith(`${name}.`)) && !isThroughLink(register, query);
  const own = new Map<string, RawBuilder<unknown>>();
  for (const name of names) {
    const demands = valueConditions(
      register,
      pick(asked, (query) => isOwn(name, query)),
    );
    if (demands.length > 0) own.set(name, sql`coalesce(${sql.join(demands, sql` and `)}, false)`);
  }
  const rest = pick(asked, (query) => !names.some((name) => own.has(name) && isOwn(name, query)));
  return { own, rest };
}

/** Whether a query name asks something of the records that a field links to, and not of the field: `supplier.country`. */
const isThroughLink = ({ fields }: Register, query: string): boolean => {
  const [name = '', inner] = query.split('.');
  return inner !== undefined && fieldAtPath(fields, `${name}.${inner}`) !== undefined;
};

const pick = (asked: Asked, isWanted: (name: string) => boolean): Asked =>
  Object.fromEntries(Object.entries(asked).filter(([name]) => isWanted(name)));

type Narrowing = { readonly asked: Asked; readonly narrowed: readonly string[] };

/** The values of one field: what is missing first, then what is filtered by, then the most frequent, so that the end may be cut off. */
function countOf(register: Register, name: string, { asked, narrowed }: Narrowing): RawBuilder<unknown> {
  const field = register.fields[name];
  if (!field) throw new Error(`the register ${register.kind} has no field ${name}`);
  const others = narrowed.filter((each) => each !== name).map((each) => sql.ref(holdsColumn(each)));
  const where = others.length === 0 ? sql`` : sql`where ${sql.join(others, sql` and `)}`;
  const chosen = textsOf(asked[name]).map((value) => (field.kind === 'text' ? value.toLowerCase() : value));
  return sql`(select ${name}::text as field, value, records, ${titleOfValue(field)} as title
    from (${groupsOf(field, columnOf(name), where)}) as ${sql.ref('groups')}
    order by value is not null, coalesce(${field.kind === 'text' ? sql`lower(value)` : sql`value`} = any(${chosen}::text[]), false) desc,
      records desc, value limit ${mostValues + 2})`;
}

/**
 * How many records have each value. Records that hold the very same are counted first, so that lists are taken apart and
 * texts compared once for each that differs. Texts count as one where only their case does, as they are filtered; what
 * stands there most often is shown.
 */
function groupsOf(field: Field, column: string, where: RawBuilder<unknown>): RawBuilder<unknown> {
  const held = sql.ref(column);
  const same = sql`(select ${held} as value, count(*) as records from found ${where} group by ${held}) as same`;
  if (isMany(field)) {
    return sql`select each.value, sum(records)::bigint as records
      from ${same} left join lateral unnest(same.value) as each(value) on true group by each.value`;
  }
  if (field.kind !== 'text') return sql`select value, records from ${same}`;
  return sql`select (array_agg(value order by records desc, value))[1] as value, sum(records)::bigint as records
    from ${same} group by lower(value)`;
}

function facetOf(field: string, rows: readonly Row[]): Facet {
  const own = rows.filter((row) => row.field === field);
  const values = own.flatMap(({ value, records }) => (value === null ? [] : [{ value, records }]));
  const missing = own.find(({ value }) => value === null)?.records ?? 0;
  const given = values.slice(0, mostValues).toSorted((one, other) => other.records - one.records);
  return { field, values: given, missing, more: values.length > mostValues };
}

const titlesIn = (rows: readonly Row[]): Facets['titles'] =>
  Object.fromEntries(rows.flatMap(({ value, title }) => (value === null || title === null ? [] : [[value, title]])));
