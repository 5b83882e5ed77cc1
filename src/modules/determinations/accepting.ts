import type { Answer } from '../../catalogue/index.ts';
import type { Id } from '../../kernel/id.ts';
import type { Work } from '../../store/index.ts';

/** A determination at the moment in which it is accepted: of which system, and what was answered. */
export type Accepted = {
  readonly determination: Id<'determination'>;
  readonly system: string;
  readonly answer: Answer;
};

/** Does what follows when a determination is accepted, in the transaction in which it is: both commit, or neither. */
export type AcceptListener = (work: Work, accepted: Accepted) => Promise<void>;
