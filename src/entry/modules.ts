import type { AccessPlatform } from '../modules/access/commands.ts';
import { accessFacts } from '../modules/access/facts.ts';
import { accessOperations } from '../modules/access/operations.ts';
import { homeOperations } from '../modules/home/operations.ts';
import { ledgerFacts } from '../modules/ledger/facts.ts';
import { ledgerOperations, type SignerFor } from '../modules/ledger/operations.ts';
import { systems } from '../modules/systems/contract.ts';
import { systemFacts } from '../modules/systems/facts.ts';
import { type Register, registerOperations } from '../register/index.ts';
import type { Operation } from '../store/index.ts';

/** Every register of the product: what `fsck` derives again from the ledger. */
const registers: readonly Register[] = [systems];

/** Every operation of the product: the list that HTTP, OpenAPI, CLI, permission table and tests follow. */
export const allOperations = (platform: AccessPlatform & { readonly signerFor: SignerFor }): readonly Operation[] => [
  ...accessOperations(platform),
  ...homeOperations({ systems: systemFacts, access: accessFacts, ledger: ledgerFacts }),
  ...registers.flatMap(registerOperations),
  ...ledgerOperations({ signerFor: platform.signerFor, registers }),
];
