import type { Answer } from '../../catalogue/index.ts';
import type { Dates } from '../../engine/index.ts';
import type { RecordRow } from '../../register/index.ts';
import type { Held } from './answers.ts';
import type { RawFacts } from './rules.ts';
import type { DeterminationSeen } from './seen.ts';

/** What one system is determined by: its record, its answers, the dates. */
export type Known = {
  readonly record: RecordRow;
  readonly held: Held;
  readonly facts: RawFacts;
  readonly dates: Dates;
};

/** One system as it is determined. */
export type Determined = Known & {
  /** What the catalogue answers to its facts. */
  readonly answer: Answer;
  /** The same as it is shown and kept. */
  readonly determination: DeterminationSeen;
  readonly asks: readonly string[];
  readonly state: string;
};
