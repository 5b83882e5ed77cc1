/** The most records that a list can be asked for by their ids: an address must not grow longer than servers read. */
export const mostIds = 200;
