import type { Contract } from '../kernel/operation.ts';
import { ok } from '../kernel/result.ts';
import { type Operation, workspaceOperation } from '../store/index.ts';
import { facetContracts } from './contract/facets.ts';
import type { Register } from './contract/register.ts';
import { readFacets } from './facets.ts';

/** The operation by which a list's filters are offered with how many records each would find. */
export const facetOperations = (register: Register): readonly Operation[] => [
  workspaceOperation<Contract>(facetContracts(register).facets, async ({ work, input }) =>
    ok(await readFacets(register, work, input)),
  ),
];
