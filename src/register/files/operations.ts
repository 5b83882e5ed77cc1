import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import { type Operation, provenBytes, steppedOperation } from '../../store/index.ts';
import { fileText, type KeptFile } from '../contract/file-text.ts';
import { recordedFilename } from '../contract/filename.ts';
import { keptFileContracts as contracts } from '../contract/kept-file.ts';
import { keptFiles, takeNote } from './kept-files.ts';
import { mediaTypeOf } from './media-type.ts';

/** The operations on the bytes of files that fields hold: they come once, and go out as attachments only. */
export const keptFileOperations = (): readonly Operation[] => [
  steppedOperation(contracts.receive, async ({ workspace, input, call, blobs, inside }) => {
    const received = await blobs.receive(call.bytes, contracts.receive.takesFile);
    try {
      if (received.size === 0) return err(refusal('empty_file', 'the file has no bytes; choose another one'));
      const { sha256, size, head, path } = received;
      await blobs.keep({ workspace, sha256, path, size });
      const sent = { name: recordedFilename(input.filename), mediaType: mediaTypeOf(head), size, sha256 };
      return await inside(async ({ work }) => {
        await takeNote(work, sent);
        // What the bytes are was told when they came first; the name is this sender's.
        const [kept = sent] = (await keptFiles(work, [sha256])).values();
        const file: KeptFile = { ...kept, name: sent.name };
        return ok({ value: fileText(file), file });
      });
    } finally {
      await received.discard();
    }
  }),
  steppedOperation(contracts.download, async ({ workspace, input, blobs, inside }) => {
    const found = await inside(async ({ work }) => ok((await keptFiles(work, [input.sha256])).get(input.sha256)));
    const kept = found.ok ? found.value : undefined;
    const blob = kept && (await blobs.open({ workspace, sha256: kept.sha256 }));
    if (!kept || blob?.size !== kept.size)
      return err(
        refusal('file_not_kept', 'no such file is kept here, or its bytes are gone or altered; look for a copy'),
      );
    const filename = input.filename === undefined ? kept.name : recordedFilename(input.filename);
    const body = provenBytes(blob.bytes, kept.sha256);
    return ok({ filename, mediaType: 'application/octet-stream', size: kept.size, body });
  }),
];
