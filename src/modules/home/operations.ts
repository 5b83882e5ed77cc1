import { ok } from '../../kernel/result.ts';
import { type Operation, workspaceOperation } from '../../store/index.ts';
import { homeContracts } from './contract.ts';
import type { FactSources } from './facts.ts';
import { answersOf } from './rules.ts';

/** The home page's operations, over the facts of other slices. */
export const homeOperations = (sources: FactSources): readonly Operation[] => [
  workspaceOperation(homeContracts.read, async ({ work }) => {
    const systems = await sources.systems(work);
    const access = await sources.access(work);
    const ledger = await sources.ledger(work);
    const answers = answersOf({ systems, access, ledger });
    return ok({ systems: systems.systems, stages: [...systems.stages], answers: [...answers] });
  }),
];
