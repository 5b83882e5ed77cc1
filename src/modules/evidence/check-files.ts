import { countKeptFiles, examineKeptFiles } from '../../register/index.ts';
import { type Blobs, examineBlob, type Work } from '../../store/index.ts';
import { fileAdded } from './commands.ts';
import { proofOf } from './proof.ts';
import * as store from './store.ts';

type Finding = { readonly code: string; readonly subject: string; readonly detail: string };
type Looking = { readonly work: Work; readonly tell: (told: { step: 'files'; done: number; of: number }) => void };

const batch = 200;

/**
 * Reads the bytes of every file of evidence, and of every file that a field may hold, again and compares each with its hash and with the entry that says when it
 * came; and finds entries whose file is gone from the register.
 */
export const checkFiles =
  (blobs: Blobs) =>
  async ({ work, tell }: Looking): Promise<{ files: number; findings: readonly Finding[] }> => {
    const findings: Finding[] = [...(await gone(work))];
    const [counted] = await work.read(store.revisionCount(work.workspace));
    const of = (counted?.files ?? 0) + (await countKeptFiles(work));
    let files = 0;
    const passing = (): void => {
      files += 1;
      tell({ step: 'files', done: files, of });
    };
    for (let after = ''; ; ) {
      const rows = await work.read(store.revisionsAfter(work.workspace, after, batch));
      for (const row of rows) {
        findings.push(...(await faultsOf(blobs, work, row)));
        passing();
      }
      after = rows.at(-1)?.id ?? '';
      if (rows.length < batch) break;
    }
    findings.push(...(await examineKeptFiles(blobs, work, passing)));
    return { files, findings };
  };

async function gone(work: Work): Promise<readonly Finding[]> {
  const rows = await work.read(store.entriesWithoutRevision(work.workspace, fileAdded));
  return rows.map(({ evidence, version }) => ({
    code: 'file_removed',
    subject: evidence,
    detail: `the ledger has a file that came with version ${version}; its row is gone`,
  }));
}

async function faultsOf(blobs: Blobs, work: Work, row: store.RevisionRow): Promise<readonly Finding[]> {
  const { id: subject, number, sha256, size } = row;
  const examined = await examineBlob(blobs, { workspace: work.workspace, sha256, size });
  const proof = await proofOf(work, row);
  const bytes = {
    same: undefined,
    altered: { code: 'file_altered', detail: `the bytes of revision ${number} are not those that came` },
    missing: { code: 'file_missing', detail: `the bytes of revision ${number} are gone` },
  }[examined.found];
  const entry = proof?.agrees
    ? undefined
    : { code: 'file_unknown', detail: `no entry of the ledger says that revision ${number} came with these bytes` };
  return [bytes, entry].flatMap((fault) => (fault ? [{ ...fault, subject }] : []));
}
