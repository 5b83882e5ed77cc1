import { toHex } from '../kernel/hash.ts';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Checkpoint, type CheckpointCode, openCheckpoint, type TrustedLog } from './checkpoint.ts';
import type { Range } from './merkle.ts';

/** What to look at where something does not hold; `range` is of entries, counted from 0. */
export type Look =
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'older_checkpoint' }
  | { readonly kind: 'proof' }
  | { readonly kind: 'entries'; readonly range: Range };

/** A verification that failed: why, and what to look at. */
export type Failure<Code extends string> = Refusal<Code> & { readonly look: Look };

/** The tree that a trusted key has signed for. */
export type TreeEvidence = {
  readonly origin: string;
  readonly size: number;
  /** 64 hexadecimal digits. */
  readonly root: string;
  /** Names of the trusted keys that signed the checkpoint. */
  readonly signedBy: readonly string[];
};

/** A checkpoint and what it shows. */
export type OpenedTree = { readonly checkpoint: Checkpoint; readonly evidence: TreeEvidence };

/** Opens a signed checkpoint of a trusted log. Input may be hostile; it never throws. */
export function openTree(source: string, log: TrustedLog): Result<OpenedTree, Refusal<CheckpointCode>> {
  const opened = openCheckpoint(source, log);
  if (!opened.ok) return opened;
  const { checkpoint, signedBy } = opened.value;
  const { origin, size, root } = checkpoint;
  return ok({ checkpoint, evidence: { origin, size, root: toHex(root), signedBy: signedBy.map(({ name }) => name) } });
}

/** A failure from a refusal and what to look at. */
export const failed = <Code extends string>(error: Refusal<Code>, look: Look) => err({ ...error, look });

/** A log that was longer once: entries were taken away, or the newest checkpoint was held back. */
export const rolledBack = (before: Checkpoint, after: Checkpoint): Refusal<'rolled_back'> =>
  refusal(
    'rolled_back',
    `an older checkpoint has ${before.size} entries, this one ${after.size}; ask for the newest checkpoint and the missing entries`,
  );

/** Two signed trees of one size and different roots prove that who holds the key has signed two histories. */
export const forked = ({ size }: Checkpoint): Refusal<'forked'> =>
  refusal(
    'forked',
    `two checkpoints of ${size} entries have different roots; keep both: they prove that two histories were signed`,
  );
