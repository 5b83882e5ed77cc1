import type { Id } from '../../kernel/id.ts';
import { dateOf } from '../../kernel/time.ts';
import { roles } from '../../modules/access/contract.ts';
import { glanceInto, memoryOf, type Platform, type Work, type WorkSettings } from '../../store/index.ts';

const megabyte = 1024 * 1024;

/** Answers as they are sent. Many people look at the same lists, and all of them look again when somebody has written. */
const answers = memoryOf<Buffer>({ most: 200, mostWeight: 48 * megabyte, weigh: ({ length }) => length });

/** An answer that is kept between entries. */
type Remembered = {
  /** The answer, where it is there and still holds; `admit` MUST throw where the role may not have it. */
  readonly look: (
    settings: Pick<WorkSettings, 'workspace' | 'as'>,
    admit: (role: string | null) => unknown,
  ) => Promise<Buffer | undefined>;
  readonly recall: (work: Work, read: () => Promise<Buffer>) => Promise<Buffer>;
};

/**
 * What is kept of a request: under its address, the caller's role and the day, which is taken before anything is read,
 * so that what was read the day before is never kept for the next one.
 */
export function rememberedAt(
  { workshop, machine }: Platform,
  { workspace, url }: { readonly workspace: Id<'workspace'>; readonly url: string },
): Remembered {
  const today = dateOf(machine.clock());
  const keyFor = (role: string | null) => `${role} ${today} ${url}`;
  return {
    look: async (settings, admit) => {
      if (!roles.some((role) => answers.has(workspace, keyFor(role)))) return undefined;
      const { role, entries } = await glanceInto(workshop, settings);
      admit(role);
      return entries === undefined ? undefined : answers.find(workspace, entries, keyFor(role));
    },
    recall: (work, read) => work.recall(answers, keyFor(work.role), read),
  };
}
