import { registersWhole } from '../../register/index.ts';
import type { Examination, FileCheck, Finding } from './examination.ts';
import { checkKept } from './fsck-kept.ts';
import { checkRecords } from './fsck-records.ts';
import { checkTree } from './fsck-tree.ts';

/** What an examination looked at, and what it found. */
export type Examined = {
  readonly entries: number;
  readonly records: number;
  readonly checkpoints: number;
  readonly files: number;
  readonly findings: Finding[];
};

/**
 * Derives everything again from the entries and compares: each leaf, tile, root and signature, then the history of
 * every record, answer and determination against its row, then the bytes of every file. It reads in bounded memory, and
 * its work MUST read one moment: what is written meanwhile would look altered. It proves that nothing was altered or
 * removed since it was recorded, not that what was recorded was true.
 */
export async function fsck(examination: Examination, checkFiles: FileCheck): Promise<Examined> {
  const tree = await checkTree(examination);
  const counts = { records: 0, findings: [...tree.findings] };
  for (const register of await registersWhole(examination.registers, examination.work)) {
    const checked = await checkRecords(examination, register);
    counts.records += checked.records;
    counts.findings.push(...checked.findings);
  }
  for (const kept of examination.kept) {
    const checked = await checkKept(examination, kept);
    counts.records += checked.records;
    counts.findings.push(...checked.findings);
  }
  const { files, findings } = await checkFiles(examination);
  counts.findings.push(...findings);
  return { files, entries: tree.entries, checkpoints: tree.checkpoints, ...counts };
}
