import { sql } from 'kysely';
import { type Change, type Entry, isCommitment, parseEntry } from '../ledger/index.ts';
import type { Reading } from '../store/index.ts';

/** One entry of a record's history, as the contract gives it. */
export type HistoryEntry = {
  readonly entry: string;
  readonly index: number | null;
  readonly event: string;
  readonly at: string;
  readonly version: number;
  readonly actor: { readonly person: string; readonly name: string; readonly via: string };
  readonly why: string | null;
  readonly changes: readonly HistoryChange[];
};

type HistoryChange = { readonly field: string; readonly from: unknown; readonly to: unknown; readonly erased: boolean };

type Row = {
  readonly id: string;
  readonly index: number | null;
  readonly event: string;
  readonly at: string;
  readonly version: number;
  readonly person_id: string;
  readonly via: string;
  readonly body: string;
  readonly name: string | null;
};

/** Reads what happened to a record, newest first, `size` entries before the entry `before`. */
export async function readHistory(
  reading: Reading,
  { id, size, before }: { id: string; size: number; before: string | undefined },
): Promise<{ readonly entries: readonly HistoryEntry[]; readonly more: boolean }> {
  const rows = await reading.read<Row>(sql`
    select e.id, l.index, e.event, e.at, e.version, e.person_id, e.via, e.body, p.name
    from ledger_entry e
    left join ledger_leaf l on l.workspace_id = e.workspace_id and l.entry_id = e.id
    left join person p on p.id = e.person_id
    where e.workspace_id = ${reading.workspace} and e.subject_id = ${id} ${olderThan(reading, before)}
    order by e.version desc, e.id desc limit ${size + 1}`);
  const revealed = await valuesBehind(reading, id);
  return { entries: rows.slice(0, size).map((row) => entryOf(row, revealed)), more: rows.length > size };
}

const olderThan = (reading: Reading, before: string | undefined) =>
  before === undefined
    ? sql``
    : sql`and (e.version, e.id) < (select b.version, b.id from ledger_entry b where b.workspace_id = ${reading.workspace} and b.id = ${before})`;

async function valuesBehind(reading: Reading, subject: string): Promise<ReadonlyMap<string, unknown>> {
  const rows = await reading.read<{ id: string; value: unknown }>(
    sql`select id, value from ledger_commitment where workspace_id = ${reading.workspace} and subject_id = ${subject}`,
  );
  return new Map(rows.map((row) => [row.id, row.value]));
}

function entryOf(row: Row, revealed: ReadonlyMap<string, unknown>): HistoryEntry {
  const body = bodyOf(row);
  const changes = Object.entries(body.changes ?? {}).map(([field, change]) => changeOf(field, change, revealed));
  const { id: entry, event, at, version } = row;
  const actor = { person: row.person_id, name: row.name ?? row.person_id, via: row.via };
  return { entry, index: row.index, event, at, version, actor, why: body.why ?? null, changes };
}

/** The entry behind a row; one that cannot be read was not written by us. */
function bodyOf(row: Row): Entry {
  const entry = parseEntry(row.body);
  if (!entry.ok) throw new Error(`entry ${row.id} cannot be read: ${entry.error.detail}`);
  return entry.value;
}

function changeOf(field: string, change: Change, revealed: ReadonlyMap<string, unknown>): HistoryChange {
  const [from, to] = [reveal(change.from, revealed), reveal(change.to, revealed)];
  return { field, from: from.value, to: to.value, erased: from.erased || to.erased };
}

function reveal(value: unknown, revealed: ReadonlyMap<string, unknown>): { value: unknown; erased: boolean } {
  if (!isCommitment(value)) return { value: value ?? null, erased: false };
  const id = value.commitment;
  return revealed.has(id) ? { value: revealed.get(id), erased: false } : { value: null, erased: true };
}
