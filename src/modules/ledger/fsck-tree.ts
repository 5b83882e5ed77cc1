import { toHex } from '../../kernel/hash.ts';
import {
  entryLeafHash,
  type GrowingTree,
  growingTree,
  type Hash,
  openCheckpoint,
  rootOf,
  type Signer,
  tileWidth,
} from '../../ledger/index.ts';
import { fastSha256, type Work } from '../../store/index.ts';
import type { Examination, Finding } from './examination.ts';
import * as store from './store.ts';

const batch = 1000;

/** Computes the tree again from the entries' texts and compares it with checkpoints and tiles. */
export async function checkTree({ work, signer, tell }: Examination) {
  const [counted] = await work.read(store.entryCount(work.workspace));
  const of = counted?.sequenced ?? 0;
  const findings: Finding[] = [...lostEntries(counted?.unsequenced ?? 0, work.workspace)];
  const tree = growingTree(fastSha256);
  const tiles = tileComparison(await work.read(store.allTiles(work.workspace)));
  const signed = signedRoots(work, signer);
  for (let from = 0; from < of; from += batch) {
    const rows = await work.read(store.entriesFrom(work.workspace, from, batch));
    for (const [place, row] of rows.entries()) {
      findings.push(...misplaced(row, from + place));
      const leaf = entryLeafHash(row.body, fastSha256);
      tree.append(leaf);
      tiles.add(leaf);
      findings.push(...(await signed.compare(tree)));
    }
    tell({ step: 'entries', done: Math.min(of, from + batch), of });
  }
  findings.push(...(await signed.leftOver(of)), ...tiles.findings());
  tell({ step: 'tree', done: 1, of: 1 });
  return { entries: of, checkpoints: signed.count(), findings };
}

const lostEntries = (lost: number, workspace: string): Finding[] =>
  lost === 0 ? [] : [finding('lost_entry', workspace, `${lost} entries have no index and do not wait for one`)];

/** Checkpoints in rising order, each compared with the tree when it has grown to its size. */
function signedRoots(work: Work, signer: Signer) {
  let ahead: store.CheckpointRow[] = [];
  let isExhausted = false;
  let [compared, reached] = [0, 0];
  const next = async (): Promise<store.CheckpointRow | undefined> => {
    if (ahead.length === 0 && !isExhausted) {
      ahead = [...(await work.read(store.checkpointsAfter(work.workspace, reached)))];
      isExhausted = ahead.length === 0;
    }
    return ahead[0];
  };
  return {
    compare: async (tree: GrowingTree): Promise<readonly Finding[]> => {
      const due = await next();
      if (due?.size !== tree.size()) return [];
      ahead.shift();
      compared += 1;
      reached = due.size;
      return checkpointFindings(due, tree.root(), signer);
    },
    leftOver: async (entries: number): Promise<readonly Finding[]> => {
      const due = await next();
      return due
        ? [
            finding(
              'checkpoint_without_entries',
              String(due.size),
              `this checkpoint signs more than the ${entries} entries there are`,
            ),
          ]
        : [];
    },
    count: () => compared,
  };
}

const finding = (code: string, subject: string, detail: string): Finding => ({ code, subject, detail });

function misplaced(row: store.EntryRow, index: number): Finding[] {
  if (row.index !== index) return [finding('missing_entry', String(index), 'no entry stands at this index')];
  return row.body.includes(`"id":"${row.id}"`)
    ? []
    : [finding('wrong_entry', row.id, 'the text under this id belongs to another entry')];
}

function checkpointFindings(row: store.CheckpointRow, root: Hash, signer: Signer): Finding[] {
  const subject = String(row.size);
  const opened = openCheckpoint(row.note, { origin: signer.key.name, keys: [signer.key] });
  if (!opened.ok) return [finding(opened.error.code, subject, opened.error.detail)];
  const { checkpoint } = opened.value;
  const expected = toHex(root);
  const isSame = checkpoint.size === row.size && toHex(checkpoint.root) === expected && toHex(row.root) === expected;
  return isSame
    ? []
    : [
        finding(
          'root_mismatch',
          subject,
          `the entries have the root ${expected}; the checkpoint signs ${toHex(checkpoint.root)}`,
        ),
      ];
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
