import type { Catalogue, Dates } from '../../catalogue/index.ts';
import type { Id } from '../../kernel/id.ts';
import type { Work } from '../../store/index.ts';
import type { RawFacts } from './rules.ts';
import type { DeterminationSeen } from './seen.ts';

/** A determination at the moment in which it is accepted: from which facts and days, and what was found. */
export type Accepted = {
  readonly determination: Id<'determination'>;
  readonly system: string;
  readonly catalogue: Catalogue;
  readonly facts: RawFacts;
  readonly dates: Dates;
  readonly found: DeterminationSeen;
};

/** Does what follows when a determination is accepted, in the transaction in which it is: both commit, or neither. */
export type AcceptListener = (work: Work, accepted: Accepted) => Promise<void>;
