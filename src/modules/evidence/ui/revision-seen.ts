import type { Output } from '../../../kernel/operation.ts';
import type { evidenceContracts } from '../contract.ts';

/** A file of evidence as its record's page reads it. */
export type RevisionSeen = Output<typeof evidenceContracts.revisions>['revisions'][number];
