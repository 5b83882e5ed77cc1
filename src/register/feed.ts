import { type RawBuilder, sql } from 'kysely';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { plannedEachTime, type Reading } from '../store/index.ts';
import { entryIn } from './as-on-entries.ts';
import { columnOf, fieldsOf, type Register } from './contract/register.ts';
import { tableOf } from './rows.ts';

/** What a feed is asked for; `record` narrows it to one record of the one register that is asked. */
export type FeedQuestion = {
  readonly person: string | undefined;
  readonly record: string | undefined;
  readonly before: string | undefined;
  readonly size: number;
  readonly rows: 'together' | 'each';
};

/** Reads a question as the contracts of feeds have it. */
export const feedQuestionIn = (input: Readonly<Record<string, unknown>>): FeedQuestion => ({
  person: textIn(input['person']),
  record: textIn(input['record']),
  before: textIn(input['before']),
  size: Number(input['size']),
  rows: input['rows'] === 'each' ? 'each' : 'together',
});

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

type Row = {
  readonly id: string;
  readonly at: string;
  readonly event: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly version: number;
  readonly body: string;
  readonly name: string | null;
};

/** Reads who did what in some registers, newest first, the imports of their files among it. */
export async function readFeed(registers: readonly Register[], reading: Reading, asked: FeedQuestion) {
  const refused = await refusedNames(registers, reading, asked);
  if (refused) return refused;
  const found = await reading.read<Row>(
    plannedEachTime(sql<Row>`
      select e.id, e.at, e.event, e.subject_kind, e.subject_id, e.version, e.body, p.name
      from ledger_entry e left join person p on p.id = e.person_id
      where e.workspace_id = ${reading.workspace} and e.id = any(array(${newest(registers, reading, asked)}))
      order by e.id desc`),
  );
  const rows = found.slice(0, asked.size);
  const titles = await titlesOfAll(registers, reading, rows);
  return ok({
    entries: rows.map((row) => entryAnswer(registers, row, titles)),
    more: found.length > asked.size,
    registers: registers.map(feedRegister),
  });
}

/** A register as a feed names it. */
export const feedRegister = (register: Register) => ({
  kind: register.kind,
  noun: register.noun,
  many: register.label.many,
  labels: Object.fromEntries(fieldsOf(register).map(([name, { label }]) => [name, label])),
});

/** The ids of the newest entries, one more than are asked for. One person's are found by him, all others register by register. */
function newest(registers: readonly Register[], { workspace }: Reading, asked: FeedQuestion): RawBuilder<unknown> {
  const { person, record, before, size, rows } = asked;
  const narrowed = [
    sql`e.workspace_id = ${workspace}`,
    ...(before === undefined ? [] : [sql`e.id < ${before}`]),
    ...(person === undefined ? [] : [sql`e.person_id = ${person}`]),
    ...(record === undefined ? [] : [sql`e.subject_id = ${record}`]),
    ...(rows === 'each' || record !== undefined ? [] : [sql`(e.via <> 'import' or e.subject_kind = 'import')`]),
  ];
  const kinds = registers.map(({ kind }) => kind);
  const ofImports = sql`e.subject_kind = 'import' and split_part(e.event, '.', 1) = any(${kinds}::text[])`;
  const newestOf = (which: RawBuilder<unknown>) => sql`(select e.id from ledger_entry e
    where ${sql.join([...narrowed, which], sql` and `)} order by e.id desc limit ${size + 1})`;
  if (record !== undefined) return newestOf(sql`true`);
  if (person !== undefined) return newestOf(sql`(e.subject_kind = any(${kinds}::text[]) or ${ofImports})`);
  const each = kinds.map((kind) => newestOf(sql`e.subject_kind = ${kind}`));
  return sql`select f.id from (${sql.join([...each, newestOf(ofImports)], sql` union all `)}) as f order by f.id desc limit ${size + 1}`;
}

/** A person who never was a member, or a record that is not here, is simply not found. */
async function refusedNames(
  registers: readonly Register[],
  reading: Reading,
  { person, record }: FeedQuestion,
): Promise<Result<never, Refusal<'not_found'>> | undefined> {
  const [first] = registers;
  const checks = [
    ...(person === undefined
      ? []
      : [sql`exists (select 1 from member where workspace_id = ${reading.workspace} and person_id = ${person})`]),
    ...(record === undefined || !first
      ? []
      : [sql`exists (select 1 from ${tableOf(first)} where workspace_id = ${reading.workspace} and id = ${record})`]),
  ];
  if (checks.length === 0) return undefined;
  const [answer] = await reading.read(sql<{ known: boolean }>`select ${sql.join(checks, sql` and `)} as known`);
  return answer?.known ? undefined : err(refusal('not_found', 'there is no such person or record in this workspace'));
}

type Titles = ReadonlyMap<string, string>;

/** What the subjects of entries are called today; a file for an import. */
async function titlesOfAll(registers: readonly Register[], reading: Reading, rows: readonly Row[]): Promise<Titles> {
  const titles = new Map<string, string>();
  const idsByKind = Map.groupBy(rows, (row) => row.subject_kind);
  const sources = [
    ...registers.map((register) => ({ kind: register.kind, column: columnOf(register.title) })),
    { kind: 'import', column: 'filename' },
  ];
  for (const { kind, column } of sources) {
    const ids = (idsByKind.get(kind) ?? []).map((row) => row.subject_id);
    if (ids.length === 0) continue;
    const found = await reading.read(sql<{ id: string; title: string | null }>`
      select id, ${sql.ref(column)} as title from ${sql.table(kind)}
      where workspace_id = ${reading.workspace} and id = any(${ids}::text[])`);
    for (const { id, title } of found) if (title !== null) titles.set(id, title);
  }
  return titles;
}

function entryAnswer(registers: readonly Register[], row: Row, titles: Titles) {
  const { id: entry, actor, changes = {}, why = null, about = {} } = entryIn(row);
  const [kind = ''] = row.event.split('.');
  const register = registers.find((each) => each.kind === kind);
  const figures = Object.entries(about).filter((pair): pair is [string, number] => Number.isSafeInteger(pair[1]));
  return {
    entry,
    at: row.at,
    event: row.event,
    kind: row.subject_kind,
    register: { kind: register?.kind ?? kind, noun: register?.noun ?? '' },
    record: row.subject_id,
    title: titles.get(row.subject_id) ?? null,
    version: row.version,
    actor: { ...actor, name: row.name ?? actor.person },
    why,
    fields: Object.keys(changes),
    figures: row.subject_kind === 'import' ? Object.fromEntries(figures) : {},
  };
}
