import type { Work } from '../../store/index.ts';
import * as store from './store.ts';

type Marking = Partial<Pick<store.Mark, 'hiddenUntil' | 'tickedAt'>>;

/** Marks a thing in the caller's own work, and nobody else's; where nothing differs nothing is written. */
export async function markItem(work: Work, item: string, marking: Marking): Promise<void> {
  const me = work.actor.person;
  const [held] = await work.read(store.lockMark(work.workspace, { me, item }));
  const before = held ?? { hiddenUntil: null, tickedAt: null, version: 0 };
  const { hiddenUntil, tickedAt } = { ...before, ...marking };
  if (hiddenUntil === before.hiddenUntil && tickedAt === before.tickedAt) return;
  const id = held?.id ?? work.ids('mark');
  const mark = { id, hiddenUntil, tickedAt, version: before.version + 1 };
  await work.write(store.keepMark(work.workspace, { me, item, mark }), [
    {
      event: 'work.marked',
      subject: { kind: 'mark', id, version: mark.version },
      changes: {
        hiddenUntil: { from: before.hiddenUntil, to: hiddenUntil },
        tickedAt: { from: before.tickedAt, to: tickedAt },
      },
      about: { item },
    },
  ]);
}
