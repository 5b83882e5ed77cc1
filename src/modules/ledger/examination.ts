import type { Signer } from '../../ledger/index.ts';
import type { Register } from '../../register/index.ts';
import type { Work } from '../../store/index.ts';

/** One complaint: what differs, whose it is, and what was expected. */
export type Finding = { readonly code: string; readonly subject: string; readonly detail: string };

/** What an examination is given; `tell` hears how far it is. */
export type Examination = {
  readonly work: Work;
  readonly registers: readonly Register[];
  readonly signer: Signer;
  readonly tell: (told: { step: 'entries' | 'tree' | 'records'; done: number; of: number }) => void;
};
