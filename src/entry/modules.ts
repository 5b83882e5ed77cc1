import { openFieldSources } from '../catalogue/index.ts';
import type { AccessPlatform } from '../modules/access/commands.ts';
import { accessFacts, ownersThen } from '../modules/access/facts.ts';
import { accessOperations } from '../modules/access/operations.ts';
import { activityOperations } from '../modules/activity/operations.ts';
import { changeOperations } from '../modules/changes/operations.ts';
import { datasets } from '../modules/datasets/contract.ts';
import type { ReadCatalogues } from '../modules/determinations/catalogues.ts';
import { keptTables } from '../modules/determinations/kept.ts';
import { determinationOperations } from '../modules/determinations/operations.ts';
import { documents } from '../modules/documents/contract.ts';
import { attachmentOperations } from '../modules/evidence/attachments.ts';
import { checkFiles } from '../modules/evidence/check-files.ts';
import { evidence } from '../modules/evidence/contract.ts';
import { evidenceOperations } from '../modules/evidence/operations.ts';
import { homeOperations } from '../modules/home/operations.ts';
import { jobOperations } from '../modules/jobs/operations.ts';
import { entriesThen, ledgerFacts } from '../modules/ledger/facts.ts';
import { ledgerOperations, type SignerFor } from '../modules/ledger/operations.ts';
import { models } from '../modules/models/contract.ts';
import { cardOperations } from '../modules/models/operations.ts';
import { workOperations } from '../modules/my-work/operations.ts';
import { ownNotices } from '../modules/notices/facts.ts';
import { letterJobKind } from '../modules/notices/letters.ts';
import { noticeOperations } from '../modules/notices/operations.ts';
import { obligations } from '../modules/obligations/contract.ts';
import { obligationOperations } from '../modules/obligations/operations.ts';
import { people } from '../modules/people/contract.ts';
import { recordsOperations } from '../modules/records/operations.ts';
import { searchOperations } from '../modules/search/operations.ts';
import { suppliers } from '../modules/suppliers/contract.ts';
import { systems } from '../modules/systems/contract.ts';
import { bomOperations } from '../modules/systems/operations.ts';
import { tasks } from '../modules/tasks/contract.ts';
import { technicalDocumentOperations } from '../modules/technical-documents/operations.ts';
import { units } from '../modules/units/contract.ts';
import { importFacts, importsThen, type Register, registerJobKinds, registerOperations } from '../register/index.ts';
import {
  type Changes,
  forgetFileKind,
  type JobKind,
  type Operation,
  type Platform,
  sendMailKind,
} from '../store/index.ts';
import { acceptListeners } from './accepting.ts';

/** Every register of the product: what `fsck` derives again from the ledger. */
const registers: readonly Register[] = [
  systems,
  models,
  datasets,
  suppliers,
  units,
  people,
  documents,
  evidence,
  tasks,
  obligations,
];

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
  ...technicalDocumentOperations({ catalogues: platform.catalogues }),
  ...cardOperations(),
  ...bomOperations(),
  ...determinationOperations({ catalogues: platform.catalogues, listeners: acceptListeners }),
];

/** Every kind of job that a worker does. */
export const allJobKinds = (platform: Platform): readonly JobKind[] => [
  forgetFileKind,
  sendMailKind(platform.post),
  ...registerJobKinds(registers),
  letterJobKind(platform),
];
