import { datasets } from '../modules/datasets/contract.ts';
import { documents } from '../modules/documents/contract.ts';
import { evidence } from '../modules/evidence/contract.ts';
import { models } from '../modules/models/contract.ts';
import { obligations } from '../modules/obligations/contract.ts';
import { people } from '../modules/people/contract.ts';
import { suppliers } from '../modules/suppliers/contract.ts';
import { systems } from '../modules/systems/contract.ts';
import { tasks } from '../modules/tasks/contract.ts';
import { units } from '../modules/units/contract.ts';
import type { Register } from '../register/contract.ts';

/** Every register of the product: what `fsck` derives again from the ledger. */
export const allRegisters: readonly Register[] = [
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
