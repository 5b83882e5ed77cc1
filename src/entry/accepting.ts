import type { AcceptListener } from '../modules/determinations/accepting.ts';
import { takeUpObligations } from '../modules/obligations/store.ts';

const takeUp: AcceptListener = async (work, accepted) => {
  await takeUpObligations(work, accepted);
};

/** What follows in other slices when a determination is accepted, in the order in which they hear of it. */
export const acceptListeners: readonly AcceptListener[] = [takeUp];
