import type { Area } from '../../kit/area.ts';
import { accessArea } from '../../modules/access/ui/area.ts';
import { activityArea } from '../../modules/activity/ui/area.ts';
import { datasetsArea } from '../../modules/datasets/ui/area.ts';
import { determinationsArea } from '../../modules/determinations/ui/area.ts';
import { documentsArea } from '../../modules/documents/ui/area.ts';
import { evidenceArea } from '../../modules/evidence/ui/area.ts';
import { homeArea } from '../../modules/home/ui/area.ts';
import { jobsArea } from '../../modules/jobs/ui/area.ts';
import { ledgerArea } from '../../modules/ledger/ui/area.ts';
import { modelsArea } from '../../modules/models/ui/area.ts';
import { workArea } from '../../modules/my-work/ui/area.ts';
import { noticesArea } from '../../modules/notices/ui/area.ts';
import { obligationsArea } from '../../modules/obligations/ui/area.ts';
import { peopleArea } from '../../modules/people/ui/area.ts';
import { recordsArea } from '../../modules/records/ui/area.ts';
import { searchArea } from '../../modules/search/ui/area.ts';
import { suppliersArea } from '../../modules/suppliers/ui/area.ts';
import { systemsArea } from '../../modules/systems/ui/area.ts';
import { tasksArea } from '../../modules/tasks/ui/area.ts';
import { technicalDocumentsArea } from '../../modules/technical-documents/ui/area.ts';
import { unitsArea } from '../../modules/units/ui/area.ts';

/** Every slice's screens; the navigation shows their entries in this order. */
export const areas: readonly Area[] = [
  homeArea,
  noticesArea,
  workArea,
  systemsArea,
  determinationsArea,
  modelsArea,
  datasetsArea,
  suppliersArea,
  unitsArea,
  peopleArea,
  documentsArea,
  tasksArea,
  obligationsArea,
  technicalDocumentsArea,
  evidenceArea,
  recordsArea,
  activityArea,
  jobsArea,
  searchArea,
  ledgerArea,
  accessArea,
];
