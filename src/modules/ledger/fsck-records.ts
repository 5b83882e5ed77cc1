import { sql } from 'kysely';
import type { Json } from '../../kernel/canonical.ts';
import { isCommitment, openCommitment, parseEntry, type Recorded } from '../../ledger/index.ts';
import { type RecordRow, type Register, recordOf, selection, tableOf } from '../../register/index.ts';
import { fastSha256, type Work } from '../../store/index.ts';
import type { Examination, Finding } from './examination.ts';

const batch = 500;

type EntryRow = { readonly subject_id: string; readonly version: number; readonly body: string };
type Opening = { readonly salt: string; readonly value: Json };

/** Plays every record's entries again, from nothing, and compares what they come to with the record's row. */
export async function checkRecords({ work, tell }: Examination, register: Register) {
  const findings: Finding[] = [...(await orphans(work, register))];
  const of = await countRows(work, register);
  let records = 0;
  for (let after = ''; ; ) {
    const rows = await work.read<Record<string, unknown>>(sql`select ${selection(register)} from ${tableOf(register)}
      where workspace_id = ${work.workspace} and id > ${after} order by id limit ${batch}`);
    const held = rows.map((row) => recordOf(register, row));
    const played = await play(
      work,
      held.map((record) => record.id),
    );
    for (const record of held) findings.push(...differences(record, played.get(record.id)));
    records += held.length;
    tell({ step: 'records', done: records, of });
    after = held.at(-1)?.id ?? '';
    if (held.length < batch) return { records, findings };
  }
}

async function countRows(work: Work, register: Register): Promise<number> {
  const [counted] = await work.read<{ rows: number }>(
    sql`select count(*) as rows from ${tableOf(register)} where workspace_id = ${work.workspace}`,
  );
  return counted?.rows ?? 0;
}

async function orphans(work: Work, register: Register): Promise<readonly Finding[]> {
  const rows = await work.read<{ subject_id: string }>(sql`select distinct e.subject_id from ledger_entry e
    where e.workspace_id = ${work.workspace} and e.subject_kind = ${register.kind} and e.version = 1 and not exists (
      select 1 from ${tableOf(register)} r where r.workspace_id = e.workspace_id and r.id = e.subject_id) limit 100`);
  return rows.map((row) => ({
    code: 'record_removed',
    subject: row.subject_id,
    detail: 'the ledger has this record; its row is gone',
  }));
}

/** A record as its entries make it; `about`: what they say beside the changes, `first`: by whom and why it was made. */
export type Played = {
  version: number;
  readonly values: Map<string, Json>;
  readonly about: Map<string, Json>;
  first?: { readonly by: string; readonly why: Json };
  readonly findings: Finding[];
};

/** Plays the entries of records again, from nothing. */
export async function play(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, Played>> {
  const entries = await work.read<EntryRow>(sql`select subject_id, version, body from ledger_entry
    where workspace_id = ${work.workspace} and subject_id = any(${ids}::text[]) order by subject_id, version, id`);
  const openings = await work.read<Opening & { id: string }>(sql`select id, salt, value from ledger_commitment
    where workspace_id = ${work.workspace} and subject_id = any(${ids}::text[])`);
  const open = opener(new Map(openings.map((row) => [row.id, row])));
  const played = new Map<string, Played>();
  for (const entry of entries) {
    const record = played.get(entry.subject_id) ?? newlyPlayed();
    played.set(entry.subject_id, record);
    applyEntry(record, entry, open);
  }
  return played;
}

const newlyPlayed = (): Played => ({ version: 0, values: new Map(), about: new Map(), findings: [] });

type Open = (recorded: Recorded | undefined) => { readonly value: Json; readonly code?: string };

/** Opens a commitment with what is kept beside the ledger; one whose value was erased opens to nothing. */
const opener =
  (openings: ReadonlyMap<string, Opening>): Open =>
  (recorded) => {
    if (!isCommitment(recorded)) return { value: recorded ?? null };
    const opening = openings.get(recorded.commitment);
    if (!opening) return { value: null, code: 'erased' };
    const opened = openCommitment(recorded, opening, fastSha256);
    return opened.ok ? { value: opened.value } : { value: null, code: opened.error.code };
  };

function applyEntry(record: Played, entry: EntryRow, open: Open): void {
  const complain = (code: string, detail: string) => record.findings.push({ code, subject: entry.subject_id, detail });
  const body = parseEntry(entry.body);
  if (!body.ok) {
    complain(body.error.code, body.error.detail);
    return;
  }
  if (entry.version !== record.version + 1)
    complain('version_gap', `version ${entry.version} follows version ${record.version}`);
  record.version = entry.version;
  record.first ??= { by: body.value.actor.person, why: open(body.value.why).value };
  for (const [name, said] of Object.entries(body.value.about ?? {})) record.about.set(name, said);
  for (const [field, change] of Object.entries(body.value.changes ?? {})) {
    const [before, after] = [open(change.from), open(change.to)];
    const isErased = before.code === 'erased' || after.code === 'erased';
    if (!isErased) {
      const known = record.values.get(field) ?? null;
      for (const [code, detail] of faultsOf({ field, before, after, known }, entry.version)) complain(code, detail);
    }
    record.values.set(field, after.value);
  }
}

type Opened = ReturnType<Open>;
type Step = { readonly field: string; readonly before: Opened; readonly after: Opened; readonly known: Json };

/** What is wrong with one field's change, by code and in words; `known`: what the entries before made of the field. */
function* faultsOf({ field, before, after, known }: Step, version: number): Generator<readonly [string, string]> {
  if (version > 1 && !isEqual(before.value, known))
    yield ['history_broken', `version ${version} changes \`${field}\` from another value than the one before it`];
  if (after.code !== undefined)
    yield [after.code, `the value kept for \`${field}\` is not the one that was committed to`];
}

function differences(row: RecordRow, played: Played | undefined): readonly Finding[] {
  if (!played)
    return [{ code: 'record_unknown', subject: row.id, detail: 'this row stands in no entry of the ledger' }];
  const actual = new Map<string, Json>([
    ['archivedAt', row.archivedAt],
    ...Object.entries(row.values),
    ...Object.entries(row.extra).map(([name, text]) => [`extra.${name}`, text] as const),
  ]);
  const fields = new Set([...actual.keys(), ...played.values.keys()]);
  const wrong = [...fields].filter((field) => !isEqual(actual.get(field) ?? null, played.values.get(field) ?? null));
  const versions = row.version === played.version ? [] : ['version'];
  const altered = [...versions, ...wrong].map((field) => ({
    code: 'record_altered',
    subject: row.id,
    detail: `\`${field}\` is not what the ledger's entries make it`,
  }));
  return [...played.findings, ...altered];
}

/** Whether two values are the same; the order of a list does not count, and an empty list is nothing. */
function isEqual(a: Json, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each) => b.includes(each));
  const isNothing = (value: Json) => value === null || (Array.isArray(value) && value.length === 0);
  return a === b || (isNothing(a) && isNothing(b));
}
