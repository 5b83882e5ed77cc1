import type { Advance } from './wizard.ts';

/** What happens to a file, in order. */
export type Stage = 'sending' | NonNullable<Advance['told']>['step'];

/** The stages of a reading, of a check and of an import. */
export const stagesOf = {
  reading: ['sending', 'reading'],
  check: ['sending', 'reading', 'checking', 'matching'],
  import: ['sending', 'reading', 'checking', 'matching', 'writing'],
} as const satisfies Readonly<Record<string, readonly Stage[]>>;

/** The stage that is under way and how far it is; `of` is 0 where no end is known. */
export function stageOf({ sent, told }: Advance): {
  readonly stage: Stage;
  readonly done: number;
  readonly of: number;
} {
  if (told) return { stage: told.step, done: told.done, of: told.of };
  if (!sent || sent.sent < sent.of) return { stage: 'sending', done: sent?.sent ?? 0, of: sent?.of ?? 0 };
  return { stage: 'reading', done: 0, of: 0 };
}
