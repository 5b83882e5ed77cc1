import { sql } from 'kysely';
import { firstIdAt, type Id, parseId } from '../kernel/id.ts';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { instantOf, millisecondsOf, parseInstant } from '../kernel/time.ts';
import { type Entry, isCommitment, type Recorded } from '../ledger/index.ts';
import { plannedEachTime, type Reading } from '../store/index.ts';
import { entryIn, valuesBehind } from './as-on-entries.ts';
import { fieldValueOf } from './as-on-undo.ts';
import type { Register } from './contract/register.ts';
import { columnIn } from './held-column.ts';
import { linkFields, listed } from './links.ts';
import { type RecordRow, recordOf, selection, tableOf } from './rows.ts';
import {
  type Decision,
  type Done,
  decide,
  fieldsSetBack,
  type Known,
  type Left,
  type Standing,
  stillLinked,
} from './undo-import-plan.ts';

/** An import that can be undone. */
export type MadeImport = {
  readonly id: Id<'import'>;
  readonly at: string;
  readonly filename: string;
  /** Its own entry, which was the last of it. */
  readonly entry: string;
};

/** What undoing an import comes to, register by register. */
export type UndoPlan = { readonly made: MadeImport; readonly parts: readonly UndoPart[] };

/** The decisions about the records of one register. */
export type UndoPart = { readonly register: Register; readonly decisions: readonly Decision[] };

/** Which import, among which registers, and whether its records are held against other writers. */
export type UndoQuestion = {
  readonly id: string;
  readonly registers: readonly Register[];
  readonly isLocking: boolean;
};

/** Plans the undoing of an import into `register`; nothing is written. */
export async function planUndo(
  register: Register,
  reading: Reading,
  { id, registers, isLocking }: UndoQuestion,
): Promise<Result<UndoPlan, Refusal<'not_found' | 'already_undone'>>> {
  const made = await findImport(register, reading, { id, isLocking });
  if (!made.ok) return made;
  const decisions = new Map<string, Decision[]>(registers.map(({ kind }) => [kind, []]));
  for (let last = ''; ; ) {
    const rows = await readEntries(reading, made.value, last);
    const entries = rows.map(entryIn).filter(({ about }) => about?.['import'] === id);
    const behind = await valuesBehind(reading, commitmentsOf(entries));
    for (const each of registers) {
      const done = entries.filter(({ subject }) => subject.kind === each.kind).map((entry) => doneBy(entry, behind));
      const records = await readRecords(each, reading, { ids: done.map(({ record }) => record), isLocking });
      for (const one of done) {
        const today = records.get(one.record);
        if (today) decisions.get(each.kind)?.push(decide(each, today, one));
      }
    }
    last = rows.at(-1)?.id ?? '';
    if (rows.length < batch) break;
  }
  const parts = registers.map((each) => ({ register: each, decisions: decisions.get(each.kind) ?? [] }));
  return ok({ made: made.value, parts: await keepLinked(parts, reading) });
}

const batch = 500;

async function findImport(
  register: Register,
  reading: Reading,
  { id, isLocking }: Pick<UndoQuestion, 'id' | 'isLocking'>,
): Promise<Result<MadeImport, Refusal<'not_found' | 'already_undone'>>> {
  const [row] = await reading.read(sql<{ at: string; filename: string; undone_at: string | null; entry: string }>`
    select at, filename, undone_at, (select max(e.id) from ledger_entry e
      where e.workspace_id = import.workspace_id and e.subject_id = import.id) as entry from import
    where workspace_id = ${reading.workspace} and id = ${id} and register = ${register.kind} ${isLocking ? sql`for update` : sql``}`);
  const known = parseId('import', id);
  if (!row || !known)
    return err(refusal('not_found', `there is no such import of ${register.label.many} in this workspace`));
  if (row.undone_at !== null)
    return err(refusal('already_undone', 'this import was undone already; nothing was changed'));
  return ok({ id: known, at: row.at, filename: row.filename, entry: row.entry });
}

type EntryRow = { readonly id: string; readonly body: string };

const marginMs = 60_000;

/** The entries of an import's rows: they are of its own moment, and stand in the ledger by it. */
const readEntries = (reading: Reading, { at, entry }: MadeImport, last: string): Promise<readonly EntryRow[]> => {
  const began = firstIdAt('entry', instantOf(millisecondsOf(parseInstant(at) ?? reading.now) - marginMs));
  const ended = `${entry.slice(0, began.length)}${'z'.repeat(20)}`;
  return reading.read<EntryRow>(
    plannedEachTime(sql<EntryRow>`select e.id, e.body from ledger_entry e
      where e.workspace_id = ${reading.workspace} and e.id > ${last === '' ? began : last} and e.at = ${at} and e.via = 'import'
        and e.subject_kind <> 'import' and e.id < ${ended}
      order by e.id limit ${batch}`),
  );
};

const commitmentsOf = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ changes = {} }) =>
    Object.values(changes).flatMap(({ from, to }) =>
      [from, to].flatMap((value) => (isCommitment(value) ? [value.commitment] : [])),
    ),
  );

function doneBy({ subject, changes = {} }: Entry, behind: ReadonlyMap<string, unknown>): Done {
  const open = (value: Recorded | undefined): Known => {
    if (!isCommitment(value)) return fieldValueOf(value);
    return behind.has(value.commitment) ? fieldValueOf(behind.get(value.commitment)) : undefined;
  };
  return {
    record: subject.id,
    isCreated: subject.version === 1,
    places: Object.fromEntries(
      Object.entries(changes).map(([place, { from, to }]) => [place, { from: open(from), to: open(to) }]),
    ),
  };
}

/** Reads records whole, by id, and holds them where it is asked to. */
export async function readRecords(
  register: Register,
  reading: Reading,
  { ids, isLocking }: { readonly ids: readonly string[]; readonly isLocking: boolean },
): Promise<ReadonlyMap<string, RecordRow>> {
  if (ids.length === 0) return new Map();
  const rows = await reading.read<Record<string, unknown>>(sql`select ${selection(register)} from ${tableOf(register)}
    where workspace_id = ${reading.workspace} and id = any(${ids}::text[]) order by id ${isLocking ? sql`for update` : sql``}`);
  return new Map(rows.map((row) => [String(row['id']), recordOf(register, row)]));
}

/** Leaves records that would be archived and that others have come to link to. */
async function keepLinked(parts: readonly UndoPart[], reading: Reading): Promise<readonly UndoPart[]> {
  const leaving = new Set(
    parts.flatMap(({ decisions }) =>
      decisions.filter(({ step }) => step?.to === 'archive').map(({ record }) => record),
    ),
  );
  const links: Standing[] = [];
  for (const { register, decisions } of parts) {
    const setBack = new Map(
      decisions.flatMap(({ record, step }) => (step?.to === 'restore' ? [[record, step.wanted.values] as const] : [])),
    );
    for (const row of await linksOf(register, reading, leaving))
      links.push({ from: row.from, to: listed(setBack.get(row.from)?.[row.field] ?? row.to) });
  }
  const kept = stillLinked(leaving, links);
  return parts.map(({ register, decisions }) => ({
    register,
    decisions: decisions.map((decision) =>
      kept.has(decision.record)
        ? {
            ...decision,
            step: undefined,
            left: [{ record: decision.record, fields: [], reason: 'linked_since' } as const],
          }
        : decision,
    ),
  }));
}

type Link = { readonly from: string; readonly field: string; readonly to: readonly string[] };

/** The links of a register's live records to any of these records. */
async function linksOf(register: Register, reading: Reading, to: ReadonlySet<string>): Promise<readonly Link[]> {
  const links: Link[] = [];
  const ids = [...to];
  if (ids.length === 0) return links;
  for (const { name, field } of linkFields(register)) {
    const column = columnIn(register, name);
    const isTo = field.kind === 'links' ? sql`${column} && ${ids}::text[]` : sql`${column} = any(${ids}::text[])`;
    const rows = await reading.read(
      plannedEachTime(sql<{
        id: string;
        held: string | string[];
      }>`select id, ${column} as held from ${tableOf(register)}
        where workspace_id = ${reading.workspace} and archived_at is null and ${isTo}`),
    );
    links.push(...rows.map(({ id, held }) => ({ from: id, field: name, to: listed(held) })));
  }
  return links;
}

const mostLeft = 200;

/** What a plan comes to, as the contract gives it. */
export async function undoAnswer({ made, parts }: UndoPlan, reading: Reading) {
  const all = parts.flatMap(({ decisions }) => decisions);
  const countOf = (step: 'archive' | 'restore') => all.filter((each) => each.step?.to === step).length;
  const left = parts.flatMap(({ register, decisions }) =>
    decisions.flatMap((decision) => decision.left.map((each) => ({ register, each }))),
  );
  return {
    import: made.id,
    filename: made.filename,
    archived: countOf('archive'),
    restored: countOf('restore'),
    fields: all.reduce((sum, decision) => sum + fieldsSetBack(decision), 0),
    already: all.filter(({ step, left: { length } }) => step === undefined && length === 0).length,
    left: all.filter((each) => each.left.length > 0).length,
    leftRecords: await named(left.slice(0, mostLeft), reading),
  };
}

async function named(left: readonly { readonly register: Register; readonly each: Left }[], reading: Reading) {
  const titles = new Map<string, string>();
  for (const [register, of] of Map.groupBy(left, (one) => one.register)) {
    const records = await readRecords(register, reading, { ids: of.map(({ each }) => each.record), isLocking: false });
    for (const [id, { values }] of records) titles.set(id, String(values[register.title] ?? id));
  }
  return left.map(({ register: { kind, noun }, each: { record, fields, reason } }) => ({
    kind,
    noun,
    record,
    title: titles.get(record) ?? record,
    fields: [...fields],
    reason,
  }));
}
