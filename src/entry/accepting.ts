import type { AcceptListener } from '../modules/determinations/accepting.ts';
import { takeUpAnswers } from '../modules/obligations/store.ts';

const takeUp: AcceptListener = async (work, accepted) => {
  await takeUpAnswers(work, accepted);
};

/** What follows in other slices when determinations are accepted, in the order in which they hear of it. */
export const acceptListeners: readonly AcceptListener[] = [takeUp];
