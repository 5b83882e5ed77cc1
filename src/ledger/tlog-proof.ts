import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { hashFromBase64, toBase64 } from './base64.ts';
import type { Hash } from './merkle.ts';

/** Everything that proves one entry to be in a log, but for the entry itself and the trusted key (C2SP tlog-proof). */
export type TlogProof = {
  readonly index: number;
  /** The proof of inclusion, from the leaf's sibling up. */
  readonly proof: readonly Hash[];
  /** The signed checkpoint, as it was published. */
  readonly checkpoint: string;
};

/** `malformed_proof`: a text is not in the form of C2SP tlog-proof. */
export type TlogProofCode = 'malformed_proof';

const header = 'c2sp.org/tlog-proof@v1';

/** More hashes than any tree can ask for are refused unread. */
const limits = { hashes: 64, characters: 2_000_000 };

/** A proof as text, to be kept beside the entry as a `.tlog-proof` file. */
export const tlogProofText = ({ index, proof, checkpoint }: TlogProof): string =>
  `${[header, `index ${index}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`;

/**
 * Reads a proof; extra data in it is passed over, for it proves nothing. Input may be hostile; it never throws. What the
 * proof claims is not believed yet: `verifyEntry` checks it.
 */
export function parseTlogProof(text: string): Result<TlogProof, Refusal<TlogProofCode>> {
  const gap = text.indexOf('\n\n');
  if (gap < 0 || text.length > limits.characters) return malformedProof;
  const [first, ...lines] = text.slice(0, gap).split('\n');
  const [indexLine = '', ...hashes] = lines[0]?.startsWith('extra ') ? lines.slice(1) : lines;
  const index = /^index (0|[1-9]\d{0,15})$/u.exec(indexLine)?.[1];
  if (first !== header || index === undefined || hashes.length > limits.hashes) return malformedProof;
  const proof = hashes.map(hashFromBase64).filter((hash) => hash !== undefined);
  if (proof.length !== hashes.length) return malformedProof;
  return ok({ index: Number(index), proof, checkpoint: text.slice(gap + 2) });
}

const malformedProof = err(
  refusal('malformed_proof', `a proof begins with \`${header}\`, an index and hashes; fetch it again`),
);
