import { ok } from '../../kernel/result.ts';
import type { Register } from '../../register/index.ts';
import { type Changes, type Operation, steppedOperation } from '../../store/index.ts';
import { changeContracts } from './contract.ts';
import type { NounOf } from './frames.ts';
import { streamOf } from './stream.ts';

/**
 * What changes, to whoever may read it. Session, membership and role are asked again every twenty seconds while the
 * stream lasts, and at once when a membership changes; it ends where they no longer hold.
 */
export const changeOperations = ({
  changes,
  registers,
}: {
  readonly changes: Changes;
  readonly registers: readonly Register[];
}): readonly Operation[] => [
  steppedOperation(changeContracts.follow, ({ workspace, input, call, inside }) => {
    const nounsOf = async (): Promise<NounOf | undefined> => {
      const asked = await inside(({ may }) => {
        const readable = registers.filter(({ kind }) => may(`${kind}.read`));
        return Promise.resolve(ok(new Map<string, string>(readable.map(({ kind, noun }) => [kind, noun]))));
      }).catch(() => undefined);
      return asked?.ok ? (kind) => asked.value.get(kind) : undefined;
    };
    const body = streamOf({
      changes,
      workspace,
      after: placeIn(call.lastEvent) ?? input.after,
      isFollowing: input.follow === 'yes',
      readable: nounsOf,
    });
    return Promise.resolve(ok({ filename: 'changes.txt', mediaType: 'text/event-stream', body }));
  }),
];

/** A place in a ledger; `undefined` for any other text. Input may be hostile. */
const placeIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
