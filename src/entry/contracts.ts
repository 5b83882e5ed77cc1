import type { Contract } from '../kernel/operation.ts';
import { accessContracts } from '../modules/access/contract.ts';
import { homeContracts } from '../modules/home/contract.ts';
import { ledgerContracts } from '../modules/ledger/contract.ts';
import { systemContracts } from '../modules/systems/contract.ts';

/** The contracts of every operation: what clients, documents and tables are made from. A test compares them with the operations. */
export const allContracts: readonly Contract[] = [
  ...Object.values(accessContracts),
  ...Object.values(homeContracts),
  ...Object.values(systemContracts),
  ...Object.values(ledgerContracts),
];
