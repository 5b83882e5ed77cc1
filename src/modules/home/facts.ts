import type { Reading } from '../../store/index.ts';

/** What the register of AI systems says: counts over the systems that are not archived. */
export type SystemFacts = {
  readonly systems: number;
  readonly accountable: number;
  readonly owned: number;
  readonly roles: number;
  readonly purpose: number;
  readonly misuse: number;
  readonly affected: number;
  readonly autonomy: number;
  readonly inOperation: number;
  readonly inOperationAccountable: number;
  readonly imports: number;
  readonly stages: readonly { readonly stage: string | null; readonly systems: number }[];
};

/** What the members of the workspace say. */
export type AccessFacts = { readonly owners: number };

/** What the ledger says. */
export type LedgerFacts = { readonly entries: number; readonly waiting: number };

/** The readers of other slices' facts. Home receives them as a list and never looks into another slice's tables. */
export type FactSources = {
  readonly systems: (reading: Reading) => Promise<SystemFacts>;
  readonly access: (reading: Reading) => Promise<AccessFacts>;
  readonly ledger: (reading: Reading) => Promise<LedgerFacts>;
};

/** All facts that the home page rests on. */
export type HomeFacts = { readonly systems: SystemFacts; readonly access: AccessFacts; readonly ledger: LedgerFacts };
