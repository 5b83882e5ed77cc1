import type { Contract } from '../kernel/operation.ts';
import { accessContracts } from '../modules/access/contract.ts';
import { activityContracts } from '../modules/activity/contract.ts';
import { changeContracts } from '../modules/changes/contract.ts';
import { datasetContracts } from '../modules/datasets/contract.ts';
import { determinationContracts } from '../modules/determinations/contract.ts';
import { documentContracts } from '../modules/documents/contract.ts';
import { evidenceContracts } from '../modules/evidence/contract.ts';
import { homeContracts } from '../modules/home/contract.ts';
import { jobContracts } from '../modules/jobs/contract.ts';
import { ledgerContracts } from '../modules/ledger/contract.ts';
import { cardContracts, modelContracts } from '../modules/models/contract.ts';
import { workContracts } from '../modules/my-work/contract.ts';
import { noticeContracts, preferenceContracts } from '../modules/notices/contract.ts';
import { obligationContracts, overviewContracts } from '../modules/obligations/contract.ts';
import { peopleContracts } from '../modules/people/contract.ts';
import { recordsContracts } from '../modules/records/contract.ts';
import { searchContracts } from '../modules/search/contract.ts';
import { supplierContracts } from '../modules/suppliers/contract.ts';
import { bomContracts, systemContracts } from '../modules/systems/contract.ts';
import { taskContracts } from '../modules/tasks/contract.ts';
import { technicalDocumentContracts } from '../modules/technical-documents/contract.ts';
import { unitContracts } from '../modules/units/contract.ts';
import { keptFileContracts } from '../register/contract.ts';

/** The contracts of every operation: what clients, documents and tables are made from. A test compares them with the operations. */
export const allContracts: readonly Contract[] = [
  ...Object.values(accessContracts),
  ...Object.values(homeContracts),
  ...Object.values(systemContracts),
  ...Object.values(bomContracts),
  ...Object.values(determinationContracts),
  ...Object.values(modelContracts),
  ...Object.values(cardContracts),
  ...Object.values(datasetContracts),
  ...Object.values(supplierContracts),
  ...Object.values(unitContracts),
  ...Object.values(peopleContracts),
  ...Object.values(documentContracts),
  ...Object.values(keptFileContracts),
  ...Object.values(evidenceContracts),
  ...Object.values(noticeContracts),
  ...Object.values(preferenceContracts),
  ...Object.values(jobContracts),
  ...Object.values(taskContracts),
  ...Object.values(obligationContracts),
  ...Object.values(overviewContracts),
  ...Object.values(technicalDocumentContracts),
  ...Object.values(recordsContracts),
  ...Object.values(workContracts),
  ...Object.values(activityContracts),
  ...Object.values(searchContracts),
  ...Object.values(changeContracts),
  ...Object.values(ledgerContracts),
];
