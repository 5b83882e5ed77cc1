import type { Catalogue } from '../../catalogue/index.ts';
import type { Id } from '../../kernel/id.ts';
import type { Work } from '../../store/index.ts';
import type { DeterminationSeen } from './seen.ts';

/** A determination at the moment in which it is accepted. `found` names obligations by their ids in the catalogue. */
export type Accepted = {
  readonly determination: Id<'determination'>;
  readonly system: string;
  readonly catalogue: Catalogue;
  readonly found: DeterminationSeen;
};

/** Does what follows when a determination is accepted, in the transaction in which it is: both commit, or neither. */
export type AcceptListener = (work: Work, accepted: Accepted) => Promise<void>;
