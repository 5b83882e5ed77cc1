import { toHex } from '../../kernel/hash.ts';
import { entryLeafHash, growingTree, type Hash, openCheckpoint, rootOf, type Signer, tileWidth } from '../../ledger/index.ts';
import { fastSha256 } from '../../store/index.ts';
import type { Examination, Finding } from './fsck.ts';
import * as store from './store.ts';

const batch = 1000;

/** Computes the tree again from the entries' texts and compares it with checkpoints and tiles. */
export async function checkTree({ work, signer, tell }: Examination) {
  const findings: Finding[] = [];
  const [counted] = await work.read(store.entryCount(work.workspace));
  const of = counted?.sequenced ?? 0;
  if ((counted?.unsequenced ?? 0) > 0) {
    findings.push(finding('lost_entry', work.workspace, `${counted?.unsequenced} entries have no index and do not wait for one`));
  }
  const tree = growingTree(fastSha256);
  const tiles = tileComparison(await work.read(store.allTiles(work.workspace)));
  let checkpoints = 0;
  let [next, ...later] = await work.read(store.checkpointsAfter(work.workspace, 0));
  for (let from = 0; from < of; from += batch) {
    const rows = await work.read(store.entriesFrom(work.workspace, from, batch));
    for (const [place, row] of rows.entries()) {
      if (row.index !== from + place) findings.push(finding('missing_entry', String(from + place), 'no entry stands at this index'));
      const leaf = entryLeafHash(row.body, fastSha256);
      tree.append(leaf);
      tiles.add(leaf);
      findings.push(...misnamed(row));
      if (next?.size !== row.index + 1) continue;
      checkpoints += 1;
      findings.push(...checkpointFindings(next, tree.root(), signer));
      if (later.length === 0) later = [...(await work.read(store.checkpointsAfter(work.workspace, next.size)))];
      [next, ...later] = later;
    }
    tell({ step: 'entries', done: Math.min(of, from + rows.length), of });
    if (rows.length === 0) break;
  }
  if (next) findings.push(finding('checkpoint_without_entries', String(next.size), 'this checkpoint signs more entries than there are'));
  findings.push(...tiles.findings());
  tell({ step: 'tree', done: 1, of: 1 });
  return { entries: of, checkpoints, findings };
}

const finding = (code: string, subject: string, detail: string): Finding => ({ code, subject, detail });

function misnamed(row: store.EntryRow): Finding[] {
  return row.body.includes(`"id":"${row.id}"`) ? [] : [finding('wrong_entry', row.id, 'the text under this id belongs to another entry')];
}

function checkpointFindings(row: store.CheckpointRow, root: Hash, signer: Signer): Finding[] {
  const subject = String(row.size);
  const opened = openCheckpoint(row.note, { origin: signer.key.name, keys: [signer.key] });
  if (!opened.ok) return [finding(opened.error.code, subject, opened.error.detail)];
  const { checkpoint } = opened.value;
  const expected = toHex(root);
  const isSame = checkpoint.size === row.size && toHex(checkpoint.root) === expected && toHex(row.root) === expected;
  return isSame ? [] : [finding('root_mismatch', subject, `the entries have the root ${expected}; the checkpoint signs ${toHex(checkpoint.root)}`)];
}

type TileRow = { readonly level: number; readonly index: number; readonly hashes: Uint8Array };

/** Compares stored tiles with leaves as they come, level by level: a hash above is the root of the full tile below. */
function tileComparison(rows: readonly TileRow[]) {
  const stored = new Map(rows.map((row) => [`${row.level}/${row.index}`, row.hashes]));
  const levels: { readonly hashes: Hash[]; index: number }[] = [];
  const findings: Finding[] = [];
  const compare = (level: number, index: number, hashes: readonly Hash[]): void => {
    const held = stored.get(`${level}/${index}`);
    const expected = Buffer.concat(hashes);
    if (!held || !expected.equals(held.subarray(0, expected.length))) {
      findings.push(finding('tile_mismatch', `${level}/${index}`, 'this tile does not hold the hashes of its entries'));
    }
  };
  const add = (level: number, hash: Hash): void => {
    const at = (levels[level] ??= { hashes: [], index: 0 });
    at.hashes.push(hash);
    if (at.hashes.length < tileWidth) return;
    compare(level, at.index, at.hashes);
    add(level + 1, rootOf(at.hashes, fastSha256));
    at.hashes.length = 0;
    at.index += 1;
  };
  return {
    add: (leaf: Hash) => {
      add(0, leaf);
    },
    findings: (): readonly Finding[] => {
      for (const [level, { hashes, index }] of levels.entries()) if (hashes.length > 0) compare(level, index, hashes);
      return findings;
    },
  };
}
