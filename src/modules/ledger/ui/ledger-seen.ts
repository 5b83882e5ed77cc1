import type { Output } from '../../../kernel/operation.ts';
import type { ledgerContracts } from '../contract.ts';

/** The state of a workspace's ledger. */
export type LedgerSeen = Output<typeof ledgerContracts.read>;

/** An entry of the ledger, as its own page and the list read it. */
export type LedgerEntry = Output<typeof ledgerContracts.entries>['entries'][number];

/** An entry with the proof that it is in the tree of the newest checkpoint. */
export type ProvenEntry = Output<typeof ledgerContracts.proof>;
