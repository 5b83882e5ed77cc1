import type * as z from 'zod';
import type { Changed } from '../../store/index.ts';
import type { changeSchema } from './contract.ts';

/** More changes of one register at once than this are told as one: whoever looks at it reads it again anyway. */
const mostOfOne = 50;

type Told = { readonly index: number; readonly told: z.output<typeof changeSchema> };

/** The word of a register by its kind; `undefined` for what the follower may not read or no register holds. */
export type NounOf = (kind: string) => string | undefined;

/**
 * Changes as server-sent events (WHATWG HTML 9.2) in the order of the ledger, each with its place there as its id: whoever
 * comes back with the last one that he saw misses none. Nothing but register,
 * record, version and event is told.
 */
export function framesOf(changed: readonly Changed[], nounOf: NounOf): readonly string[] {
  const byKind = Map.groupBy(changed, ({ kind }) => kind);
  const frames = [...byKind].flatMap(([kind, ofKind]): Told[] => {
    const noun = nounOf(kind);
    const last = ofKind.at(-1);
    if (noun === undefined || !last) return [];
    if (ofKind.length > mostOfOne)
      return [{ index: last.index, told: { noun, id: null, version: null, event: last.event } }];
    return ofKind.map(({ index, id, version, event }) => ({ index, told: { noun, id, version, event } }));
  });
  return frames.toSorted((a, b) => a.index - b.index).map(({ index, told }) => frame('changed', index, told));
}

/** One event; a line break in it would end it, and JSON has none. */
export const frame = (event: string, index: number, told: object): string =>
  `id: ${index}\nevent: ${event}\ndata: ${JSON.stringify(told)}\n\n`;
