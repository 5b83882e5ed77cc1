import { canonicalText, type Json } from '../kernel/canonical.ts';
import { sha256 as plainSha256, type Sha256, toHex, utf8 } from '../kernel/hash.ts';
import { type Id, parseId } from '../kernel/id.ts';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/**
 * What stands in an entry in the place of a value that must be erasable, such as personal data. It binds whoever wrote it
 * to the value, and says nothing of the value to who has no salt: once salt and value are erased, no guess can be checked,
 * and every proof still holds.
 */
export type Commitment = {
  readonly commitment: Id<'commitment'>;
  /** SHA-256 over the canonical JSON of `[salt, value]`, 64 hexadecimal digits. */
  readonly sha256: string;
};

/** What opens a commitment. `salt` is 32 lower-case hexadecimal digits: 16 random bytes, never used for two values. */
export type Opening = { readonly salt: string; readonly value: Json };

/**
 * Why a commitment is not opened:
 * - `malformed_opening`: the salt is not 32 hexadecimal digits, or JSON cannot carry the value;
 * - `value_differs`: another salt or value was committed to.
 */
export type CommitmentCode = 'malformed_opening' | 'value_differs';

/** Commits to a value. Throws where the salt is not 16 bytes in hexadecimal, or JSON cannot carry the value. */
export function commit(id: Id<'commitment'>, opening: Opening, sha256: Sha256 = plainSha256): Commitment {
  const digest = digestOf(opening, sha256);
  if (digest === undefined)
    throw new RangeError('a commitment needs a salt of 16 bytes in hexadecimal and a JSON value');
  return { commitment: id, sha256: digest };
}

/** Checks that salt and value are those that were committed to. Input may be hostile; it never throws. */
export function openCommitment(
  commitment: Commitment,
  opening: Opening,
  sha256: Sha256 = plainSha256,
): Result<Json, Refusal<CommitmentCode>> {
  const digest = digestOf(opening, sha256);
  if (digest === undefined) return malformedOpening;
  return digest === commitment.sha256 ? ok(opening.value) : valueDiffers(commitment);
}

/** Whether a value in an entry is a commitment; a value that only looks like one is treated as one. */
export function isCommitment(value: unknown): value is Commitment {
  if (typeof value !== 'object' || value === null || !('commitment' in value) || !('sha256' in value)) return false;
  const { commitment, sha256, ...rest } = value;
  if (typeof commitment !== 'string' || typeof sha256 !== 'string' || Object.keys(rest).length > 0) return false;
  return parseId('commitment', commitment) !== undefined && /^[0-9a-f]{64}$/u.test(sha256);
}

function digestOf({ salt, value }: Opening, sha256: Sha256): string | undefined {
  if (!/^[0-9a-f]{32}$/u.test(salt)) return undefined;
  try {
    return toHex(sha256(utf8(canonicalText([salt, value]))));
  } catch {
    return undefined;
  }
}

const malformedOpening = err(
  refusal('malformed_opening', 'a salt is 32 hexadecimal digits in lower case, and the value must be JSON'),
);

const valueDiffers = ({ commitment }: Commitment) =>
  err(refusal('value_differs', `\`${commitment}\` was made of another salt or value than these; compare both`));
