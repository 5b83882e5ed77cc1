import type { IdKind } from '../../kernel/id.ts';
import type { Signer } from '../../ledger/index.ts';
import type { Register } from '../../register/index.ts';
import type { Work } from '../../store/index.ts';

/** One complaint: what differs, whose it is, and what was expected. */
export type Finding = { readonly code: string; readonly subject: string; readonly detail: string };

/** What an examination is given; `tell` hears how far it is. */
export type Examination = {
  readonly work: Work;
  readonly registers: readonly Register[];
  readonly kept: readonly KeptTable[];
  readonly signer: Signer;
  readonly tell: (told: { step: 'entries' | 'tree' | 'records' | 'files'; done: number; of: number }) => void;
};

/**
 * A table of a slice, beside the registers, whose rows are told by their entries. `told` says of a row what its entries must
 * come to: by the name of a change, or by a name of what stands beside the changes.
 */
export type KeptTable = {
  readonly kind: IdKind;
  readonly table: string;
  /**
   * What stands once in a table of its own for many rows, which name it by `key`: `told` has the SHA-256 of its canonical
   * JSON under the name of its column.
   */
  readonly beside?: { readonly table: string; readonly key: string; readonly column: string };
  readonly told: (row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
};

/** Examines the files that a slice keeps outside of the database; the ledger names their hashes. */
export type FileCheck = (examination: Pick<Examination, 'work' | 'tell'>) => Promise<{
  readonly files: number;
  readonly findings: readonly Finding[];
}>;
