import { parseEntry } from '../../ledger/index.ts';
import type { Reading } from '../../store/index.ts';
import { fileAdded } from './commands.ts';
import * as store from './store.ts';

/** The entry that says when a file came; `agrees` where it names the file's own hash and size. */
export async function proofOf(reading: Reading, revision: store.RevisionRow) {
  const [row] = await reading.read(store.entryOf(reading.workspace, revision));
  if (!row) return null;
  return { entry: row.id, index: row.index, at: row.at, agrees: saysSo(row.body, revision) };
}

function saysSo(body: string, { id, sha256, size }: store.RevisionRow): boolean {
  const entry = parseEntry(body);
  const about = entry.ok && entry.value.event === fileAdded ? entry.value.about : undefined;
  return about?.['revision'] === id && about['sha256'] === sha256 && about['size'] === size;
}
