import { fromHex } from '../../../kernel/hash.ts';
import { tlogProofText } from '../../../ledger/index.ts';

/** An entry's proof, as the operation gives it. */
type Proof = { readonly index: number; readonly inclusion: readonly string[]; readonly checkpoint: string };

/** A proof as a file that other people's verifiers read (C2SP tlog-proof); it goes beside the entry's text. */
export const proofFile = ({ index, inclusion, checkpoint }: Proof): string =>
  tlogProofText({ index, proof: inclusion.map((hash) => fromHex(hash)), checkpoint });
