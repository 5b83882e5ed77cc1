import type { Output } from '../../../kernel/operation.ts';
import type { homeContracts } from '../contract.ts';

/** A stage with its count; `null` counts the systems without a stage. */
export type StageCount = Output<typeof homeContracts.read>['stages'][number];

/** All stages in the order of a life, also those that no system is in; systems without a stage come last, if there are any. */
export function stagesInOrder(order: readonly string[], stages: readonly StageCount[]): readonly StageCount[] {
  const count = (stage: string | null) => stages.find((each) => each.stage === stage)?.systems ?? 0;
  const known = order.map((stage) => ({ stage, systems: count(stage) }));
  return count(null) > 0 ? [...known, { stage: null, systems: count(null) }] : known;
}
