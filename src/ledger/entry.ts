import type { Json } from '../kernel/canonical.ts';
import type { Id, IdKind } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import type { Commitment } from './commitment.ts';

/** The doors through which a change can come. */
export const doors = ['web', 'api', 'cli', 'import', 'job', 'setup', 'demo'] as const;

/** Who did it, and through which door. The person is an id alone: names and addresses never enter an entry. */
export type Actor = { readonly person: Id<'person'>; readonly via: (typeof doors)[number] };

/** What was changed, and which version of it the change made: the first version is 1. */
export type Subject = { readonly kind: IdKind; readonly id: string; readonly version: number };

/** A value as an entry has it. One that may have to be erased, or is too long, stands in it as a commitment. */
export type Recorded = Json | Commitment;

/** One field before and after; at least one of the two is there. */
export type Change = { readonly from?: Recorded; readonly to?: Recorded };

/**
 * One thing that happened, as the log keeps it for ever.
 * INVARIANT: what `v: 1` means never changes; another shape is another version.
 */
export type Entry = {
  readonly v: 1;
  readonly id: Id<'entry'>;
  readonly workspace: Id<'workspace'>;
  readonly at: Instant;
  readonly actor: Actor;
  /** Past and dotted: `system.edited`. */
  readonly event: string;
  readonly subject: Subject;
  /** By the name of the field. */
  readonly changes?: Readonly<Record<string, Change>>;
  /** The reason in the actor's own words, where one was asked for. */
  readonly why?: string;
  /** Small facts beside the change, such as the row of the file it was imported from. */
  readonly about?: Readonly<Record<string, Json>>;
};
