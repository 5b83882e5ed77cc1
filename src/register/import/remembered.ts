import type { Id } from '../../kernel/id.ts';

/** How a file of the same source was imported before, by whom and when: where its columns went, by their headings. */
export type Remembered = {
  readonly import: Id<'import'>;
  readonly at: string;
  readonly by: string;
  readonly filename: string;
  readonly targets: ReadonlyMap<string, string>;
};
