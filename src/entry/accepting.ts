import { answer, factsOf } from '../catalogue/index.ts';
import type { AcceptListener } from '../modules/determinations/accepting.ts';
import { takeUpObligations } from '../modules/obligations/store.ts';

const takeUp: AcceptListener = async (work, { determination, system, catalogue, facts, dates }) => {
  await takeUpObligations(work, { system, determination, answer: answer(catalogue, factsOf(facts), dates) });
};

/** What follows in other slices when a determination is accepted, in the order in which they hear of it. */
export const acceptListeners: readonly AcceptListener[] = [takeUp];
