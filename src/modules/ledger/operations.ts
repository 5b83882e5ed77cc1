import { toHex } from '../../kernel/hash.ts';
import type { Id } from '../../kernel/id.ts';
import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import {
  consistencyRanges,
  emptyRoot,
  entryLeafHash,
  hashesFromTiles,
  inclusionRanges,
  type Range,
  type Signer,
  tilesFor,
  verifierKeyText,
} from '../../ledger/index.ts';
import type { Register } from '../../register/index.ts';
import { fastSha256, type Operation, readTiles, type Work, workspaceOperation } from '../../store/index.ts';
import { ledgerContracts as contracts } from './contract.ts';
import type { FileCheck, KeptTable } from './examination.ts';
import { fsck } from './fsck.ts';
import * as store from './store.ts';

/** The signer of a workspace's checkpoints. */
export type SignerFor = (workspace: Id<'workspace'>) => Signer;

/** What the ledger's operations need: who signs, which registers follow from the entries, and who looks at files. */
export type LedgerParts = {
  readonly signerFor: SignerFor;
  readonly registers: readonly Register[];
  readonly kept: readonly KeptTable[];
  readonly checkFiles: FileCheck;
};

/** The operations by which anybody who may read can check the ledger. */
export const ledgerOperations = ({ signerFor, registers, kept, checkFiles }: LedgerParts): readonly Operation[] => [
  workspaceOperation(contracts.read, async ({ work }) => {
    const { key } = signerFor(work.workspace);
    const [newest] = await work.read(store.newestCheckpoint(work.workspace));
    const [counted] = await work.read(store.waiting());
    return ok({
      origin: key.name,
      verifierKey: verifierKeyText(key),
      size: newest?.size ?? 0,
      waiting: counted?.waiting ?? 0,
      root: toHex(newest?.root ?? emptyRoot(fastSha256)),
      checkpoint: newest?.note ?? null,
      checkpointAt: newest?.at ?? null,
    });
  }),
  workspaceOperation(contracts.entries, async ({ work, input }) => {
    const rows = await work.read(store.entriesFrom(work.workspace, input.from, input.size));
    return ok({ entries: rows.map(entryAnswer) });
  }),
  workspaceOperation(contracts.proof, async ({ work, input }) => {
    const [row] = await work.read(store.entryById(work.workspace, input.entry));
    if (!row) return err(refusal('not_found', 'there is no such entry in this workspace'));
    const [newest] = await work.read(store.newestCheckpoint(work.workspace));
    const { index } = row;
    if (index === null || !newest)
      return err(refusal('not_sequenced_yet', 'the entry waits for its index; ask again in a moment'));
    const inclusion = await hashesOf(work, inclusionRanges(index, newest.size), newest.size);
    return ok({ entry: entryAnswer({ ...row, index }), inclusion, checkpoint: newest.note });
  }),
  workspaceOperation(contracts.consistency, async ({ work, input: { from, to } }) => {
    const [newest] = await work.read(store.newestCheckpoint(work.workspace));
    const size = newest?.size ?? 0;
    if (from > to || to > size) {
      return err(
        refusal('no_such_size', `the ledger has ${size} entries; ask for sizes up to that, the smaller one first`),
      );
    }
    const hashes = from === 0 || from === to ? [] : await hashesOf(work, consistencyRanges(from, to), to);
    return ok({ from, to, hashes });
  }),
  workspaceOperation(contracts.fsck, async ({ work, call }) =>
    ok(await fsck({ work, registers, kept, signer: signerFor(work.workspace), tell: call.tell }, checkFiles)),
  ),
];

const entryAnswer = ({ id, index, body }: store.EntryRow) => ({
  id,
  index,
  text: body,
  leafHash: toHex(entryLeafHash(body, fastSha256)),
});

async function hashesOf(work: Work, ranges: readonly Range[], size: number): Promise<string[]> {
  const tiles = await readTiles(work.read, work.workspace, tilesFor(ranges, size));
  const hashes = hashesFromTiles(ranges, tiles, fastSha256);
  if (!hashes.ok) throw new Error(hashes.error.detail);
  return hashes.value.map((hash) => toHex(hash));
}
