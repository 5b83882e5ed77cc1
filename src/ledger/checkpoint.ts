import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { hashFromBase64, toBase64 } from './base64.ts';
import type { Hash } from './merkle.ts';
import { type NoteCode, type OpenedNote, openNote, signNote } from './note.ts';
import type { Signer, VerifierKey } from './verifier-key.ts';

/** What a log says of itself at a size: these leaves, in this order, and no others (C2SP tlog-checkpoint). */
export type Checkpoint = {
  /** Which log it is; the same in all its checkpoints. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** Lines that a log may add; ours adds none, and none proves anything. */
  readonly extensions: readonly string[];
};

/** A checkpoint that a trusted key has signed. */
export type OpenedCheckpoint = Omit<OpenedNote, 'text'> & { readonly checkpoint: Checkpoint };

/** Which log, and whose signature on its checkpoints is believed. */
export type TrustedLog = { readonly origin: string; readonly keys: readonly VerifierKey[] };

/**
 * Why a checkpoint is not believed: what can be wrong with a note, or
 * - `malformed_checkpoint`: the signed text is no checkpoint;
 * - `wrong_origin`: it is the checkpoint of another log.
 */
export type CheckpointCode = NoteCode | 'malformed_checkpoint' | 'wrong_origin';

/** Opens a signed checkpoint of a trusted log. Input may be hostile; it never throws. */
export function openCheckpoint(source: string, log: TrustedLog): Result<OpenedCheckpoint, Refusal<CheckpointCode>> {
  const note = openNote(source, log.keys);
  if (!note.ok) return note;
  const { text, ...signatures } = note.value;
  const checkpoint = parseCheckpointText(text);
  if (checkpoint === undefined) return malformedCheckpoint;
  return checkpoint.origin === log.origin ? ok({ checkpoint, ...signatures }) : wrongOrigin(checkpoint, log);
}

/**
 * A signed checkpoint. A log MUST NOT sign one that is inconsistent with any that it signed before. Throws where origin,
 * size or root cannot stand in a checkpoint.
 */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly Signer[]): string {
  const text = checkpointText(checkpoint);
  if (parseCheckpointText(text) === undefined) throw new RangeError(`\`${text}\` is no checkpoint`);
  return signNote(text, signers);
}

/** The text of a checkpoint: origin, size and root, a line each, then the extensions. */
const checkpointText = ({ origin, size, root, extensions }: Checkpoint): string =>
  [origin, size.toString(), toBase64(root), ...extensions].map((line) => `${line}\n`).join('');

function parseCheckpointText(text: string): Checkpoint | undefined {
  const lines = text.split('\n').slice(0, -1);
  const [origin = '', size = '', root = '', ...extensions] = lines;
  const hash = hashFromBase64(root);
  if (lines.includes('') || lines.length < 3 || hash === undefined) return undefined;
  if (!/^(0|[1-9]\d*)$/u.test(size) || !Number.isSafeInteger(Number(size))) return undefined;
  return { origin, size: Number(size), root: hash, extensions };
}

const malformedCheckpoint = err(
  refusal('malformed_checkpoint', 'the signed text has no origin, size and root; it is not the checkpoint of a log'),
);

const wrongOrigin = (checkpoint: Checkpoint, log: TrustedLog) =>
  err(
    refusal(
      'wrong_origin',
      `this is a checkpoint of \`${checkpoint.origin}\`, not of \`${log.origin}\`; ask for the right one`,
    ),
  );
