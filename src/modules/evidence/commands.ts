import type { Id } from '../../kernel/id.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { recordedFilename } from '../../register/contract.ts';
import { mediaTypeOf } from '../../register/index.ts';
import type { Work } from '../../store/index.ts';
import * as store from './store.ts';

/** The event of a file that came. */
export const fileAdded = 'evidence.file_added';

/** Bytes that are kept, and what their sender called them. */
export type KeptFile = {
  readonly sha256: string;
  readonly size: number;
  readonly head: Uint8Array;
  readonly filename: string;
};

type UploadRefusal = Refusal<'not_found' | 'archived' | 'file_here_already'>;

/** Whether a record of evidence takes a file now; its version, where it does. */
export async function readyForFile(work: Work, evidence: string): Promise<Result<number, UploadRefusal>> {
  const [held] = await work.read(store.lockEvidence(work.workspace, evidence));
  if (!held) return err(refusal('not_found', 'there is no evidence with this id in this workspace'));
  if (held.archivedAt !== null) return err(refusal('archived', 'archived evidence takes no files; restore it first'));
  return ok(held.version);
}

/** Adds a file whose bytes are kept already to a record of evidence. */
export async function addRevision(
  work: Work,
  evidence: Id<'evidence'>,
  file: KeptFile,
): Promise<Result<store.RevisionRow, UploadRefusal>> {
  const ready = await readyForFile(work, evidence);
  if (!ready.ok) return ready;
  const earlier = await work.read(store.revisionsOf(work.workspace, evidence));
  const same = earlier.find(({ sha256 }) => sha256 === file.sha256);
  if (same)
    return err(
      refusal(
        'file_here_already',
        `revision ${same.number}, \`${same.filename}\`, has exactly these bytes: they were kept anew, and nothing was added`,
      ),
    );
  const row = newRevision(work, { evidence, file, number: (earlier[0]?.number ?? 0) + 1, version: ready.value + 1 });
  const { id, number, sha256, size, mediaType, filename, version } = row;
  const written = await work.write(store.insertRevision(work.workspace, row), [
    {
      event: fileAdded,
      subject: { kind: 'evidence', id: evidence, version },
      about: { revision: id, number, sha256, size, mediaType, filename },
    },
  ]);
  if (written.length !== 1) throw new Error('evidence changed under a lock that was held on it');
  return ok(row);
}

type Place = Pick<store.RevisionRow, 'evidence' | 'number' | 'version'> & { readonly file: KeptFile };

const newRevision = (work: Work, { file, ...place }: Place): store.RevisionRow => ({
  ...place,
  id: work.ids('revision'),
  sha256: file.sha256,
  size: file.size,
  mediaType: mediaTypeOf(file.head),
  filename: recordedFilename(file.filename),
  uploadedAt: work.now,
  uploadedBy: work.actor.person,
});
