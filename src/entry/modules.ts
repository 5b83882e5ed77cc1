import { openFieldSources } from '../catalogue/index.ts';
import type { AccessPlatform } from '../modules/access/commands.ts';
import { accessFacts, ownersThen } from '../modules/access/facts.ts';
import { accessOperations } from '../modules/access/operations.ts';
import { activityOperations } from '../modules/activity/operations.ts';
import { changeOperations } from '../modules/changes/operations.ts';
import { acceptJobKind } from '../modules/determinations/accept-later.ts';
import type { ReadCatalogues } from '../modules/determinations/catalogues.ts';
import { keptTables } from '../modules/determinations/kept.ts';
import { determinationOperations } from '../modules/determinations/operations.ts';
import { attachmentOperations } from '../modules/evidence/attachments.ts';
import { checkFiles } from '../modules/evidence/check-files.ts';
import { evidenceOperations } from '../modules/evidence/operations.ts';
import { homeOperations } from '../modules/home/operations.ts';
import { jobOperations } from '../modules/jobs/operations.ts';
import { entriesThen, ledgerFacts } from '../modules/ledger/facts.ts';
import { ledgerOperations, type SignerFor } from '../modules/ledger/operations.ts';
import { cardOperations } from '../modules/models/operations.ts';
import { workOperations } from '../modules/my-work/operations.ts';
import { ownNotices } from '../modules/notices/facts.ts';
import { letterJobKind } from '../modules/notices/letters.ts';
import { noticeOperations } from '../modules/notices/operations.ts';
import { obligationOperations } from '../modules/obligations/operations.ts';
import { recordsOperations } from '../modules/records/operations.ts';
import { searchOperations } from '../modules/search/operations.ts';
import { bomOperations } from '../modules/systems/operations.ts';
import { technicalDocumentOperations } from '../modules/technical-documents/operations.ts';
import {
  importFacts,
  importsThen,
  keptFileOperations,
  registerJobKinds,
  registerOperations,
} from '../register/index.ts';
import {
  type Changes,
  forgetFileKind,
  type JobKind,
  type Operation,
  type Platform,
  sendMailKind,
} from '../store/index.ts';
import { acceptListeners } from './accepting.ts';
import { registerWords } from './register-words.ts';
import { allRegisters as registers } from './registers.ts';

/** Every operation of the product: the list that HTTP, OpenAPI, CLI, permission table and tests follow. */
export const allOperations = (
  platform: AccessPlatform & {
    readonly signerFor: SignerFor;
    readonly changes: Changes;
    readonly catalogues: ReadCatalogues;
  },
): readonly Operation[] => [
  ...accessOperations(platform),
  ...homeOperations({
    access: accessFacts,
    ledger: ledgerFacts,
    imports: importFacts,
    ownersThen,
    entriesThen,
    importsThen,
  }),
  ...registers.flatMap((register) => registerOperations(register, registers, openFieldSources)),
  ...keptFileOperations(),
  ...evidenceOperations(),
  ...attachmentOperations(registers),
  ...ledgerOperations({
    signerFor: platform.signerFor,
    registers,
    kept: keptTables,
    checkFiles: checkFiles(platform.blobs),
  }),
  ...noticeOperations(),
  ...jobOperations(),
  ...recordsOperations(registers),
  ...workOperations(registers),
  ...activityOperations(registers),
  ...searchOperations(registers),
  ...changeOperations({ changes: platform.changes, registers, ownNotices }),
  ...obligationOperations({ catalogues: platform.catalogues }),
  ...technicalDocumentOperations({ catalogues: platform.catalogues, registerWords }),
  ...cardOperations(),
  ...bomOperations(),
  ...determinationOperations({ catalogues: platform.catalogues, listeners: acceptListeners }),
];

/** Every kind of job that a worker does. */
export const allJobKinds = (platform: Platform & { readonly catalogues: ReadCatalogues }): readonly JobKind[] => [
  forgetFileKind,
  sendMailKind(platform.post),
  ...registerJobKinds(registers),
  letterJobKind(platform),
  acceptJobKind({ catalogues: platform.catalogues, listeners: acceptListeners }),
];
