import type { Contract } from '../kernel/operation.ts';
import { accessContracts } from '../modules/access/contract.ts';
import { homeContracts } from '../modules/home/contract.ts';
import { ledgerContracts } from '../modules/ledger/contract.ts';
import { systemContracts } from '../modules/systems/contract.ts';

/** The contracts of every operation: what clients, documents and tables are made from. A test compares them with the operations. */
export const allContracts: readonly Contract[] = [accessContracts, homeContracts, systemContracts, ledgerContracts].flatMap(
  (slice): readonly Contract[] => Object.values(slice),
);
