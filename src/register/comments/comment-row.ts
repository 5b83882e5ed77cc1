import type { Id } from '../../kernel/id.ts';

/** A comment as it is stored. */
export type CommentRow = {
  readonly id: Id<'comment'>;
  readonly record: string;
  readonly author: Id<'person'>;
  readonly authorName: string | null;
  readonly at: string;
  readonly text: string;
  readonly mentioned: readonly { readonly person: Id<'person'>; readonly name: string }[];
  readonly version: number;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
};
