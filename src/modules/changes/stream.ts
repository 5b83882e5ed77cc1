import type { Id } from '../../kernel/id.ts';
import type { Changed, Changes } from '../../store/index.ts';
import { frame, framesOf, type NounOf } from './frames.ts';

/** Whom a stream is for. `readable` is asked again while it lasts; it answers nothing where it must end. */
export type StreamSource = {
  readonly changes: Changes;
  readonly workspace: Id<'workspace'>;
  /** The place of the last change that was seen; `undefined` for who has seen none. */
  readonly after: number | undefined;
  readonly isFollowing: boolean;
  readonly readable: () => Promise<NounOf | undefined>;
  /** Leaves out what is of somebody else alone. */
  readonly own: (changed: readonly Changed[]) => Promise<readonly Changed[]>;
};

const heartbeatMs = 20_000;
/** Who missed more than this reads everything again. */
const mostMissed = 500;
/** What a reader may leave waiting before he is told to read again. */
const mostWaiting = 5_000;

const encoder = new TextEncoder();

/** The bytes of a stream of server-sent events. Whoever leaves, or a product that stops, ends it at once. */
export function streamOf(source: StreamSource): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]: () => {
      const inbox = inboxOf();
      const texts = told(source, inbox);
      return {
        next: async () => {
          const { done, value } = await texts.next();
          return done ? { done: true, value: undefined } : { done: false, value: encoder.encode(value) };
        },
        return: async () => {
          inbox.end();
          await texts.return(undefined);
          return { done: true, value: undefined };
        },
      };
    },
  };
}

/** What was heard and not yet told; `wait` ends with news, with the end, or after a while. */
function inboxOf() {
  let waiting: Changed[] = [];
  let wake: () => void = () => undefined;
  let hasEnded = false;
  let hasOverflowed = false;
  return {
    hear: (changed: readonly Changed[]) => {
      if (waiting.length + changed.length > mostWaiting) {
        hasOverflowed = true;
        waiting = changed.slice(-1);
      } else waiting.push(...changed);
      wake();
    },
    end: () => {
      hasEnded = true;
      wake();
    },
    hasEnded: () => hasEnded,
    take: () => {
      const taken = { changed: waiting, isCut: hasOverflowed };
      waiting = [];
      hasOverflowed = false;
      return taken;
    },
    wait: () =>
      new Promise<void>((resolve) => {
        if (hasEnded || waiting.length > 0) {
          resolve();
          return;
        }
        const timer = setTimeout(() => wake(), heartbeatMs);
        wake = () => {
          clearTimeout(timer);
          wake = () => undefined;
          resolve();
        };
      }),
  };
}

type Inbox = ReturnType<typeof inboxOf>;

async function* told(source: StreamSource, inbox: Inbox): AsyncGenerator<string, void> {
  const { changes, workspace } = source;
  let nounOf = await source.readable();
  if (!nounOf) return;
  const { next, leave } = await changes.follow(workspace, inbox);
  try {
    yield 'retry: 3000\n\n';
    yield* missed(source, { next, nounOf });
    let askedAt = Date.now();
    while (source.isFollowing && !inbox.hasEnded()) {
      await inbox.wait();
      const { changed, isCut } = inbox.take();
      const isOfMembers = changed.some(({ kind }) => kind === 'member');
      if (isOfMembers || changed.length === 0 || Date.now() - askedAt >= heartbeatMs) {
        nounOf = inbox.hasEnded() ? undefined : await source.readable();
        askedAt = Date.now();
      }
      if (!nounOf) return;
      const last = changed.at(-1);
      if (isCut && last) yield frame('reset', last.index, {});
      else yield framesOf(await source.own(changed), nounOf).join('') || ': still here\n\n';
    }
  } finally {
    leave();
  }
}

/** What came between the last change that was seen and the place from which the stream hears. */
async function* missed(
  { changes, workspace, after, own }: StreamSource,
  { next, nounOf }: { readonly next: number; readonly nounOf: NounOf },
): AsyncGenerator<string, void> {
  if (after === undefined || after + 1 >= next) return;
  if (next - after - 1 > mostMissed) {
    yield frame('reset', next - 1, {});
    return;
  }
  const read = await changes.readFrom(workspace, after + 1, next - after - 1);
  yield framesOf(await own(read), nounOf).join('') || ': nothing was missed\n\n';
}
