import { type Sha256, toHex } from '../kernel/hash.ts';
import type { Id } from '../kernel/id.ts';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Checkpoint, CheckpointCode, TrustedLog } from './checkpoint.ts';
import type { Entry } from './entry.ts';
import { type Failure, failed, forked, openTree, rolledBack, type TreeEvidence } from './evidence.ts';
import { growingTree, type Hash, sameHash } from './merkle.ts';
import { type EntryCode, entryLeafHash, parseEntry } from './seal.ts';

/** A log as it was handed over, and what is trusted of it. */
export type LogClaim = {
  readonly log: TrustedLog;
  /** The signed checkpoint that the entries must add up to. */
  readonly checkpoint: string;
  /** The texts of all entries, from index 0 on; read once, one at a time. */
  readonly entries: Iterable<string> | AsyncIterable<string>;
  /** Signed checkpoints seen before, in any order: the entries must add up to each of them on the way. */
  readonly olderCheckpoints?: readonly string[];
  /** Whose log it must be; otherwise all entries must be of the first one's workspace. */
  readonly workspace?: Id<'workspace'>;
};

/** That these entries, all of them and in this order, are what the trusted key has signed for. */
export type LogEvidence = TreeEvidence & {
  /** Sizes below the newest one at which the entries added up to an older checkpoint, in rising order. */
  readonly olderSizes: readonly number[];
  /** Of the first and the last entry; absent where there are none. */
  readonly entries?: { readonly workspace: Id<'workspace'>; readonly from: Instant; readonly until: Instant };
};

/**
 * Why a log is not verified: a checkpoint or an entry is at fault, or
 * - `rolled_back`: an older checkpoint had more entries;
 * - `forked`: another checkpoint of the same size has another root: two histories were signed;
 * - `wrong_workspace`: an entry is of another workspace;
 * - `entries_missing`, `entries_left_over`: fewer or more entries than the checkpoint counts;
 * - `entries_differ`: the entries do not add up to the root of a checkpoint: within the range, one was altered, removed,
 *   added or moved.
 */
export type LogCode =
  | CheckpointCode
  | EntryCode
  | 'rolled_back'
  | 'forked'
  | 'wrong_workspace'
  | 'entries_missing'
  | 'entries_left_over'
  | 'entries_differ';

/** A log that is not verified: why, and what to look at. */
export type LogFailure = Failure<LogCode>;

/**
 * Verifies a whole log against a signed checkpoint, in memory that does not grow with it. Input may be hostile; it throws
 * only what reading `entries` throws.
 */
export async function verifyLog(claim: LogClaim, sha256?: Sha256): Promise<Result<LogEvidence, LogFailure>> {
  const newest = openTree(claim.checkpoint, claim.log);
  if (!newest.ok) return failed(newest.error, { kind: 'checkpoint' });
  const { checkpoint, evidence } = newest.value;
  const older = openOlder(claim, checkpoint);
  if (!older.ok) return older;
  const audit = auditOf([...older.value, checkpoint], claim.workspace, sha256);
  for await (const text of claim.entries) {
    const failure = audit.take(text);
    if (failure) return err(failure);
  }
  const failure = audit.end();
  if (failure) return err(failure);
  return ok({ ...evidence, olderSizes: older.value.map(({ size }) => size), ...audit.span() });
}

/** The older checkpoints in rising order, one of each size; none is larger than the newest or at odds with another. */
function openOlder(claim: LogClaim, newest: Checkpoint): Result<readonly Checkpoint[], LogFailure> {
  const bySize = new Map([[newest.size, newest]]);
  for (const source of claim.olderCheckpoints ?? []) {
    const opened = openTree(source, claim.log);
    if (!opened.ok) return failed(opened.error, { kind: 'older_checkpoint' });
    const { checkpoint } = opened.value;
    if (checkpoint.size > newest.size) return failed(rolledBack(checkpoint, newest), { kind: 'checkpoint' });
    const twin = bySize.get(checkpoint.size) ?? checkpoint;
    if (!sameHash(twin.root, checkpoint.root)) return failed(forked(twin), { kind: 'older_checkpoint' });
    bySize.set(checkpoint.size, checkpoint);
  }
  bySize.delete(newest.size);
  return ok([...bySize.values()].sort((one, other) => one.size - other.size));
}

type Audit = {
  readonly take: (text: string) => LogFailure | undefined;
  readonly end: () => LogFailure | undefined;
  readonly span: () => Pick<LogEvidence, 'entries'>;
};

/** Follows the entries from checkpoint to checkpoint; `checkpoints` rise, and the last one ends the log. */
function auditOf(checkpoints: readonly Checkpoint[], owner: Id<'workspace'> | undefined, sha256?: Sha256): Audit {
  const tree = growingTree(sha256);
  const size = checkpoints.at(-1)?.size ?? 0;
  let [first, last]: (Entry | undefined)[] = [];
  // INVARIANT: the first `proven` entries add up to a signed root; `met` checkpoints are behind us.
  let [proven, met] = [0, 0];

  const meetCheckpoints = (): LogFailure | undefined => {
    for (let next = checkpoints[met]; next?.size === tree.size(); next = checkpoints[met]) {
      if (!sameHash(tree.root(), next.root)) return atEntries(differ(tree.root(), next), proven, next.size);
      proven = next.size;
      met += 1;
    }
    return undefined;
  };

  const take = (text: string): LogFailure | undefined => {
    const failure = meetCheckpoints();
    if (failure) return failure;
    const index = tree.size();
    if (index === size) return atEntries(leftOver(size), proven, size + 1);
    const entry = parseEntry(text);
    if (!entry.ok) return atEntries(entry.error, index, index + 1);
    last = entry.value;
    first ??= last;
    const expected = owner ?? first.workspace;
    // Where nobody said whose log it is, the first entry may be the foreign one.
    if (last.workspace !== expected) return atEntries(foreign(last, expected), owner ? index : 0, index + 1);
    tree.append(entryLeafHash(text, sha256));
    return undefined;
  };

  const end = (): LogFailure | undefined => {
    if (tree.size() < size) return atEntries(missing(tree.size(), size), proven, size);
    return meetCheckpoints();
  };

  const span = () => (first && last ? { entries: { workspace: first.workspace, from: first.at, until: last.at } } : {});
  return { take, end, span };
}

const atEntries = (error: Refusal<LogCode>, start: number, end: number): LogFailure => ({
  ...error,
  look: { kind: 'entries', range: { start, end } },
});

const foreign = ({ id, workspace }: Entry, expected: Id<'workspace'>) =>
  refusal(
    'wrong_workspace',
    `entry \`${id}\` is of \`${workspace}\`, the ledger of \`${expected}\`; find out which is right`,
  );

const missing = (count: number, size: number) =>
  refusal(
    'entries_missing',
    `the checkpoint counts ${size} entries and ${count} were given; one or more of the range are missing`,
  );

const leftOver = (size: number) =>
  refusal(
    'entries_left_over',
    `the checkpoint counts ${size} entries and more were given; ask for a newer checkpoint, or look which was added`,
  );

const differ = (root: Hash, signed: Checkpoint) =>
  refusal(
    'entries_differ',
    `the entries add up to ${toHex(root)}, and ${toHex(signed.root)} was signed for ${signed.size} of them: one of the range was altered, removed, added or moved`,
  );
