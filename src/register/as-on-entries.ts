import { sql } from 'kysely';
import { firstIdAt } from '../kernel/id.ts';
import { type Instant, instantOf, millisecondsOf } from '../kernel/time.ts';
import { type Entry, parseEntry } from '../ledger/index.ts';
import { plannedEachTime, type Reading } from '../store/index.ts';
import { commitmentsIn, takeBack, type Undoing, type Was, wasOf } from './as-on-undo.ts';
import type { Register } from './contract/register.ts';
import { tableOf } from './rows.ts';

/** A row of the ledger with what undoing needs. */
type Row = {
  readonly id: string;
  readonly subject_id: string;
  readonly version: number;
  /** Parted from its entry by the database: reading thousands of entries whole would take longer than all else. */
  readonly changes: Entry['changes'] | null;
};

const batch = 5_000;

/** An id is made a little later than the moment of its entry, unless a clock is set back between the two. */
const marginMs = 60_000;

/** The entry in a row of the ledger; one that cannot be read was not written by us. */
export function entryIn({ id, body }: { readonly id: string; readonly body: string }): Entry {
  const entry = parseEntry(body);
  if (!entry.ok) throw new Error(`entry ${id} cannot be read: ${entry.error.detail}`);
  return entry.value;
}

/** Whose past is asked for: a register's, and of it all records or these. */
export type Whose = { readonly register: Register; readonly at: Instant; readonly records?: readonly string[] };

/**
 * What the records of a register were at a moment, by id: those that were changed after it, and no others. Records that
 * were made after it may be among them.
 */
export async function readWas(reading: Reading, whose: Whose): Promise<ReadonlyMap<string, Was>> {
  const undoings = await readUndoings(reading, whose);
  await fillGaps(reading, whose, undoings);
  const behind = await valuesBehind(reading, commitmentsIn(undoings.values()));
  return new Map([...undoings].map(([id, undoing]) => [id, wasOf(whose.register, undoing, behind)]));
}

async function readUndoings(reading: Reading, whose: Whose): Promise<Map<string, Undoing>> {
  const undoings = new Map<string, Undoing>();
  for (let last = ''; ; ) {
    const rows = await readLater(reading, whose, last);
    for (const row of rows) takeBack(undoings, { subject: row.subject_id, version: row.version, ...changesIn(row) });
    last = rows.at(-1)?.id ?? '';
    if (rows.length < batch) return undoings;
  }
}

const changesIn = ({ changes }: Row): Pick<Entry, 'changes'> => (changes ? { changes } : {});

function readLater(reading: Reading, { register, at, records }: Whose, last: string): Promise<readonly Row[]> {
  const first = firstIdAt('entry', instantOf(Math.max(0, millisecondsOf(at) - marginMs)));
  const ofThese = records === undefined ? sql`` : sql`and subject_id = any(${records}::text[])`;
  return reading.read<Row>(
    plannedEachTime(sql<Row>`select id, subject_id, version, body::json -> 'changes' as changes from ledger_entry
      where workspace_id = ${reading.workspace} and subject_kind = ${register.kind} ${ofThese}
        and id > ${last === '' ? first : last} and at > ${at} and version > 1 order by id limit ${batch}`),
  );
}

/**
 * A change that waited for another one may have begun, and so be dated, before it. All that follows the first change after
 * the moment is undone, so that each record is as one of its versions was.
 */
async function fillGaps(reading: Reading, { register }: Whose, undoings: Map<string, Undoing>): Promise<void> {
  const versions = await reading.read<{ id: string; version: number }>(
    plannedEachTime(sql<{ id: string; version: number }>`select id, version from ${tableOf(register)}
      where workspace_id = ${reading.workspace} and id = any(${[...undoings.keys()]}::text[])`),
  );
  const gapped = versions.filter(({ id, version }) => {
    const undoing = undoings.get(id);
    return undoing !== undefined && undoing.version + undoing.entries !== version;
  });
  if (gapped.length === 0) return;
  const from = gapped.map(({ id }) => undoings.get(id)?.version ?? 0);
  const ids = gapped.map(({ id }) => id);
  const rows = await reading.read<Row>(
    plannedEachTime(sql<Row>`select e.id, e.subject_id, e.version, e.body::json -> 'changes' as changes
      from unnest(${ids}::text[], ${from}::int[]) as gap(id, version)
      join ledger_entry e on e.workspace_id = ${reading.workspace} and e.subject_id = gap.id and e.version > gap.version`),
  );
  for (const id of ids) undoings.delete(id);
  for (const row of rows) takeBack(undoings, { subject: row.subject_id, version: row.version, ...changesIn(row) });
}

/** The values behind commitments, by their ids; what was erased is not among them. */
export async function valuesBehind(
  reading: Reading,
  commitments: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const values = new Map<string, unknown>();
  for (let from = 0; from < commitments.length; from += batch) {
    const rows = await reading.read<{ id: string; value: unknown }>(
      plannedEachTime(sql<{ id: string; value: unknown }>`select id, value from ledger_commitment
        where workspace_id = ${reading.workspace} and id = any(${commitments.slice(from, from + batch)}::text[])`),
    );
    for (const { id, value } of rows) values.set(id, value);
  }
  return values;
}

/** When records became what they were: the moments of the entries that made these versions, by record. */
export async function readMoments(
  reading: Reading,
  was: ReadonlyMap<string, Pick<Was, 'version'>>,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...was.keys()];
  const versions = [...was.values()].map(({ version }) => version);
  const rows = await reading.read<{ id: string; at: string }>(
    plannedEachTime(sql<{ id: string; at: string }>`select wanted.id, e.at
      from unnest(${ids}::text[], ${versions}::int[]) as wanted(id, version)
      join ledger_entry e on e.workspace_id = ${reading.workspace} and e.subject_id = wanted.id and e.version = wanted.version`),
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}
