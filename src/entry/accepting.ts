import type { AcceptListener } from '../modules/determinations/accepting.ts';

/** What follows in other slices when a determination is accepted, in the order in which they hear of it. */
export const acceptListeners: readonly AcceptListener[] = [];
