import type { Answer } from '../../catalogue/index.ts';
import type { Id } from '../../kernel/id.ts';
import type { Work } from '../../store/index.ts';

/** A determination at the moment in which it is accepted: of which system, and the whole of what was found. */
export type Accepted = {
  readonly determination: Id<'determination'>;
  readonly system: string;
  readonly answer: Answer;
};

/** Does what follows when determinations are accepted, in the transaction in which they are: all of it commits, or none. */
export type AcceptListener = (work: Work, accepted: readonly Accepted[]) => Promise<void>;
