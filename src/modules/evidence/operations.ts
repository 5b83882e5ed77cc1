import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import {
  examineBlob,
  type Operation,
  provenBytes,
  steppedOperation,
  type Work,
  workspaceOperation,
} from '../../store/index.ts';
import { addRevision, readyForFile } from './commands.ts';
import { evidenceContracts as contracts } from './contract.ts';
import { proofOf } from './proof.ts';
import * as store from './store.ts';

/** The operations on the files of evidence; the register's own come from its declaration. */
export const evidenceOperations = (): readonly Operation[] => [
  steppedOperation(contracts.upload, async ({ workspace, input, call, blobs, inside }) => {
    const ready = await inside(({ work }) => readyForFile(work, input.evidence));
    if (!ready.ok) return ready;
    const received = await blobs.receive(call.bytes, contracts.upload.takesFile);
    try {
      if (received.size === 0) return err(refusal('empty_file', 'the file has no bytes; choose another one'));
      const { sha256, size, head, path } = received;
      await blobs.keep({ workspace, sha256, path, size });
      return await inside(async ({ work }) => {
        const added = await addRevision(work, input.evidence, { sha256, size, head, filename: input.filename });
        return added.ok ? ok({ revision: await named(work, added.value), entry: work.lastEntry() ?? null }) : added;
      });
    } finally {
      await received.discard();
    }
  }),
  workspaceOperation(contracts.revisions, async ({ work, input, may }) => {
    const [held] = await work.read(store.evidenceHeld(work.workspace, input.evidence));
    if (!held) return err(refusal('not_found', 'there is no evidence with this id in this workspace'));
    const rows = await work.read(store.revisionsOf(work.workspace, input.evidence));
    const abilities = { upload: held.archivedAt === null && may('evidence.upload') };
    return ok({ revisions: rows.map((row) => revisionAnswer(row, row.name)), abilities });
  }),
  steppedOperation(contracts.download, async ({ workspace, input, blobs, inside }) => {
    const found = await inside(({ work }) => revisionIn(work, input.revision));
    if (!found.ok) return found;
    const { sha256, size, filename } = found.value;
    const blob = await blobs.open({ workspace, sha256 });
    if (blob?.size !== size)
      return err(
        refusal('file_not_kept', 'the bytes of this file are gone or altered; verify it, and look for a copy'),
      );
    return ok({ filename, mediaType: 'application/octet-stream', size, body: provenBytes(blob.bytes, sha256) });
  }),
  steppedOperation(contracts.verify, async ({ workspace, input, blobs, inside }) => {
    const asked = await inside(async ({ work }) => {
      const found = await revisionIn(work, input.revision);
      return found.ok ? ok({ revision: found.value, proof: await proofOf(work, found.value) }) : found;
    });
    if (!asked.ok) return asked;
    const { revision, proof } = asked.value;
    const expected = { sha256: revision.sha256, size: revision.size };
    const examined = await examineBlob(blobs, { workspace, ...expected });
    const actual = examined.found === 'altered' ? { sha256: examined.sha256, size: examined.size } : null;
    return ok({ found: examined.found, expected, actual, proof });
  }),
];

async function revisionIn(work: Work, id: string) {
  const [row] = await work.read(store.revisionById(work.workspace, id));
  return row ? ok(row) : err(refusal('not_found', 'there is no file with this id in this workspace'));
}

async function named(work: Work, row: store.RevisionRow) {
  const rows = await work.read(store.revisionsOf(work.workspace, row.evidence));
  return revisionAnswer(row, rows.find(({ id }) => id === row.id)?.name ?? null);
}

const revisionAnswer = (row: store.RevisionRow, name: string | null) => ({
  id: row.id,
  number: row.number,
  sha256: row.sha256,
  size: row.size,
  mediaType: row.mediaType,
  filename: row.filename,
  uploadedAt: row.uploadedAt,
  uploadedBy: { person: row.uploadedBy, name: name ?? row.uploadedBy },
});
