import type { Breathe } from './table.ts';

/** Work that stops every few milliseconds, so that others can have their turn; `inSlices` carries it to its end. */
export type Sliced<T> = Generator<undefined, T, undefined>;

/** How many rows are worked on between two stops. */
const slice = 500;

/** Carries sliced work to its end, with a breath at each of its stops. */
export async function inSlices<T>(work: Sliced<T>, breathe: Breathe): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await breathe();
  }
}

/** Does something with each of a list, in slices. */
export function* eachSliced<T>(all: readonly T[], act: (one: T, index: number) => void): Sliced<void> {
  for (const [index, one] of all.entries()) {
    act(one, index);
    if (index % slice === slice - 1) yield;
  }
}

/** Makes something of each of a list, in slices. */
export function* mapSliced<T, Made>(all: readonly T[], make: (one: T, index: number) => Made): Sliced<readonly Made[]> {
  const made: Made[] = [];
  yield* eachSliced(all, (one, index) => {
    made.push(make(one, index));
  });
  return made;
}
