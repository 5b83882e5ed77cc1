import { ok } from '../../kernel/result.ts';
import { dateOf } from '../../kernel/time.ts';
import { countParts } from '../../register/index.ts';
import { type Operation, workspaceOperation } from '../../store/index.ts';
import { systems } from '../systems/contract.ts';
import { readCharts } from './charts.ts';
import { homeContracts } from './contract.ts';
import { countRecordsOf, type FactSources } from './facts.ts';
import { answersOf } from './rules.ts';
import { recallTrend } from './trend.ts';

const mostStages = Object.keys(systems.fields.stage.options).length + 1;

/** The home page's operations, over the registers and the facts of other slices. */
export const homeOperations = (sources: FactSources): readonly Operation[] => [
  workspaceOperation(homeContracts.read, async ({ work }) => {
    const today = dateOf(work.now);
    const records = await countRecordsOf(work, today);
    const access = await sources.access(work);
    const ledger = await sources.ledger(work);
    const imports = await sources.imports(work);
    const stages = await countParts(systems, work, { field: 'stage', by: 'value', filter: {}, most: mostStages });
    return ok({
      systems: records.get('systems') ?? 0,
      stages: stages.map((part) => ({ stage: part.value, systems: part.records })),
      answers: [...answersOf({ today, records, access, ledger, imports })],
    });
  }),
  workspaceOperation(homeContracts.charts, async ({ work }) => ok(await readCharts(work, dateOf(work.now)))),
  workspaceOperation(homeContracts.trend, async ({ work }) => ok(await recallTrend(work, dateOf(work.now), sources))),
];
