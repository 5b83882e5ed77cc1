import { sql } from 'kysely';
import { parseEntry } from '../../ledger/index.ts';
import { type Blobs, examineBlob, type Reading } from '../../store/index.ts';
import { fileReceived } from './kept-files.ts';

type Row = { readonly id: string; readonly sha256: string; readonly size: number; readonly body: string | null };

/** A fault of one file that fields may hold. */
type Finding = { readonly code: string; readonly subject: string; readonly detail: string };

const batch = 200;

/**
 * Reads the bytes of every file that came for a field again, and compares each with its hash and with the entry that says
 * when it came; `passing` hears of each.
 */
export async function examineKeptFiles(
  blobs: Blobs,
  reading: Reading,
  passing: () => void,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (let after = ''; ; ) {
    const rows = await reading.read(filesAfter(reading, after));
    for (const row of rows) {
      findings.push(...(await faultsOf(blobs, reading, row)));
      passing();
    }
    after = rows.at(-1)?.id ?? '';
    if (rows.length < batch) return findings;
  }
}

/** How many files came for fields. */
export async function countKeptFiles(reading: Reading): Promise<number> {
  const [counted] = await reading.read(
    sql<{ files: number }>`select count(*) as files from file where workspace_id = ${reading.workspace}`,
  );
  return counted?.files ?? 0;
}

const filesAfter = ({ workspace }: Reading, after: string) => sql<Row>`
  select f.id, f.sha256, f.size, e.body from file f
    left join ledger_entry e on e.workspace_id = f.workspace_id and e.subject_id = f.id and e.version = 1
  where f.workspace_id = ${workspace} and f.id > ${after} order by f.id limit ${batch}`;

async function faultsOf(blobs: Blobs, { workspace }: Reading, row: Row): Promise<readonly Finding[]> {
  const { id: subject, sha256, size } = row;
  const { found } = await examineBlob(blobs, { workspace, sha256, size });
  const bytes = {
    same: undefined,
    altered: { code: 'file_altered', detail: `the bytes kept for ${sha256} are not those that came` },
    missing: { code: 'file_missing', detail: `the bytes kept for ${sha256} are gone` },
  }[found];
  const entry = saysSo(row)
    ? undefined
    : { code: 'file_unknown', detail: `no entry of the ledger says that the bytes of ${sha256} came` };
  return [bytes, entry].flatMap((fault) => (fault ? [{ ...fault, subject }] : []));
}

function saysSo({ body, sha256, size }: Row): boolean {
  const entry = body === null ? undefined : parseEntry(body);
  const about = entry?.ok && entry.value.event === fileReceived ? entry.value.about : undefined;
  return about?.['sha256'] === sha256 && about['size'] === size;
}
