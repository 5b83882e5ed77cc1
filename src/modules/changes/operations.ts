import { ok } from '../../kernel/result.ts';
import type { Register } from '../../register/index.ts';
import { type Changed, type Changes, type Operation, type Reading, steppedOperation } from '../../store/index.ts';
import { changeContracts } from './contract.ts';
import type { NounOf } from './frames.ts';
import { streamOf } from './stream.ts';

/**
 * What changes, to whoever may read it; of notices each hears his own alone. Session, membership and role are asked again every twenty seconds while the
 * stream lasts, and at once when a membership changes; it ends where they no longer hold.
 */
export const changeOperations = ({ changes, registers, ownNotices }: ChangeSources): readonly Operation[] => [
  steppedOperation(changeContracts.follow, ({ workspace, input, call, inside }) => {
    const nounsOf = async (): Promise<NounOf | undefined> => {
      const asked = await inside(({ may }) => {
        const readable = registers.filter(({ kind }) => may(`${kind}.read`));
        const nouns = readable.map(({ kind, noun }) => [kind, noun] as const);
        return Promise.resolve(ok(new Map<string, string>([...nouns, notices, fields])));
      }).catch(() => undefined);
      return asked?.ok ? (kind) => asked.value.get(kind) : undefined;
    };
    const own = async (changed: readonly Changed[]): Promise<readonly Changed[]> => {
      const ids = changed.flatMap(({ kind, id }) => (kind === 'notice' ? [id] : []));
      if (ids.length === 0) return changed;
      const asked = await inside(async ({ work }) => ok(await ownNotices(work, ids))).catch(() => undefined);
      const mine: ReadonlySet<string> = asked?.ok ? asked.value : new Set();
      return changed.filter(({ kind, id }) => kind !== 'notice' || mine.has(id));
    };
    const body = streamOf({
      changes,
      workspace,
      after: placeIn(call.lastEvent) ?? input.after,
      isFollowing: input.follow === 'yes',
      readable: nounsOf,
      own,
    });
    return Promise.resolve(ok({ filename: 'changes.txt', mediaType: 'text/event-stream', body }));
  }),
];

/** What changes in ledgers, the registers that may be told of, and whose a notice is. */
type ChangeSources = {
  readonly changes: Changes;
  readonly registers: readonly Register[];
  readonly ownNotices: (reading: Reading, ids: readonly string[]) => Promise<ReadonlySet<string>>;
};

const notices = ['notice', 'notices'] as const;

/** What the fields are that a workspace added: every screen of every register is made of them. */
const fields = ['field', 'fields'] as const;

/** A place in a ledger; `undefined` for any other text. Input may be hostile. */
const placeIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
