import type { ChosenTargets } from './mapping.ts';
import type { ChosenFile, ReadingChoices } from './wizard.ts';

/** Everything that a person has said in the steps so far. */
export type Said = {
  readonly chosen: ChosenFile | undefined;
  readonly choices: ReadingChoices;
  readonly targets: ChosenTargets;
  readonly reason: string;
  /** Whether rows with problems are left out, which is only done when it is asked for. */
  readonly accept: 'all' | 'valid';
};

/** What is said before anything is. */
export const nothingSaid: Said = {
  chosen: undefined,
  choices: {},
  targets: new Map(),
  reason: '',
  accept: 'all',
};

/**
 * What is said once another file was chosen: where columns go holds by their headings; how to read the file only where
 * it has the name of the one before, since then it was most likely mended.
 */
export function withFile(before: Said, file: File): Said {
  const isMended = before.chosen?.file.name === file.name;
  const chosen = { file, turn: (before.chosen?.turn ?? 0) + 1 };
  return { ...before, chosen, accept: 'all', choices: isMended ? before.choices : {} };
}
