import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalText, type Json, parseJson } from '../../kernel/canonical.ts';
import type { Work } from '../../store/index.ts';
import type { Examination, Finding, KeptTable } from './examination.ts';
import { type Played, play } from './fsck-records.ts';

const batch = 250;

type KeptRow = Readonly<Record<string, unknown>> & { readonly id: string; readonly version?: number };

/** Plays the entries of the rows of a table again, and compares what they come to with the rows. */
export async function checkKept({ work, tell }: Examination, kept: KeptTable) {
  const table = sql.table(kept.table);
  const findings: Finding[] = [...(await removed(work, kept))];
  const whole = besideRows(work, kept);
  let records = 0;
  for (let after = ''; ; ) {
    const rows = await work.read<KeptRow>(sql`select * from ${table}
      where workspace_id = ${work.workspace} and id > ${after} order by id limit ${batch}`);
    const ids = rows.map(({ id }) => id);
    const played = await play(work, ids);
    for (const row of rows) findings.push(...differences(row, kept.told(await whole(row)), played.get(row.id)));
    records += rows.length;
    tell({ step: 'records', done: records, of: records });
    after = ids.at(-1) ?? '';
    if (rows.length < batch) return { records, findings };
  }
}

/** Gives rows the hash of what stands beside them; each of it is read once, since it may be large. */
function besideRows(work: Work, { beside }: KeptTable): (row: KeptRow) => Promise<KeptRow> {
  const hashes = new Map<string, string | null>();
  return async (row) => {
    if (!beside) return row;
    const key = String(row[beside.key]);
    const known = hashes.get(key) ?? (await hashOf(work, beside, key));
    hashes.set(key, known);
    return { ...row, [beside.column]: known };
  };
}

async function hashOf(work: Work, { table, column }: NonNullable<KeptTable['beside']>, key: string) {
  const [row] = await work.read<{ content: unknown }>(sql`select ${sql.ref(column)} as content from ${sql.table(table)}
    where workspace_id = ${work.workspace} and key = ${key}`);
  return row ? hash('sha256', textOf(row.content)) : null;
}

async function removed(work: Work, { kind, table }: KeptTable): Promise<readonly Finding[]> {
  const rows = await work.read<{ subject_id: string }>(sql`select distinct e.subject_id from ledger_entry e
    where e.workspace_id = ${work.workspace} and e.subject_kind = ${kind} and e.version = 1 and not exists (
      select 1 from ${sql.table(table)} r where r.workspace_id = e.workspace_id and r.id = e.subject_id) limit 100`);
  return rows.map(({ subject_id: subject }) => ({
    code: 'record_removed',
    subject,
    detail: `the ledger has this ${kind}; its row is gone`,
  }));
}

function differences(
  row: KeptRow,
  told: Readonly<Record<string, unknown>>,
  played: Played | undefined,
): readonly Finding[] {
  if (!played)
    return [{ code: 'record_unknown', subject: row.id, detail: 'this row stands in no entry of the ledger' }];
  const wrong = Object.entries(told).filter(([name, value]) => textOf(value) !== textOf(saidOf(played, name)));
  const versions = row.version === undefined || row.version === played.version ? [] : ['version'];
  return [
    ...played.findings.filter(({ code }) => code !== 'history_broken'),
    ...[...versions, ...wrong.map(([name]) => name)].map((name) => ({
      code: 'record_altered',
      subject: row.id,
      detail: `\`${name}\` is not what the ledger's entries make it`,
    })),
  ];
}

/** What the entries say of a name: as a change, beside the changes, or of the first of them. */
function saidOf({ values, about, first }: Played, name: string): Json {
  if (name === 'by') return first?.by ?? null;
  if (name === 'why') return first?.why ?? null;
  return values.get(name) ?? about.get(name) ?? null;
}

const textOf = (value: unknown): string => canonicalText(parseJson(JSON.stringify(value ?? null)) ?? null);
