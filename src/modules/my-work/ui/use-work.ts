import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { taskContracts, tasks } from '../../tasks/contract.ts';
import { workContracts as contracts } from '../contract.ts';
import type { Item } from './items.ts';

/** What was done last, as a text, and how it is taken back. */
export type Done = { readonly text: string; readonly undo: () => void };

/** What can be done with a thing that waits, and what was done last. */
export function useWork() {
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const [done, setDone] = useState<Done>();
  const [edit, snooze] = [useAct(taskContracts.edit), useAct(contracts.snooze)];
  const [snoozeMention, tick] = [useAct(contracts.snoozeMention), useAct(contracts.tickMention)];
  const told = (text: string, undo: () => void) => ({
    onSuccess: () => {
      announce(text);
      setDone({ text, undo });
    },
  });
  const quietly = { onSuccess: () => setDone(undefined) };
  const move = (id: string, status: string) => ({ input: { workspace, [tasks.kind]: id, values: { status } } });
  const putBy = (item: Item, until: string | null, options: ReturnType<typeof told> | typeof quietly) =>
    'task' in item
      ? snooze.mutate({ input: { workspace, task: item.task.id, until } }, options)
      : snoozeMention.mutate({ input: { workspace, comment: item.mention.comment, until } }, options);
  return {
    done,
    close: () => setDone(undefined),
    error: edit.error ?? snooze.error ?? snoozeMention.error ?? tick.error,
    finish: (item: Item) => {
      const { title } = item;
      if ('task' in item) {
        const before = item.task.status === 'in_progress' ? 'in_progress' : 'open';
        const undo = () => edit.mutate(move(item.id, before), quietly);
        edit.mutate(move(item.id, 'done'), told(t`Done: ${title}`, undo));
        return;
      }
      const comment = item.mention.comment;
      const undo = () => tick.mutate({ input: { workspace, comment, ticked: false } }, quietly);
      tick.mutate({ input: { workspace, comment } }, told(t`Ticked off: ${title}`, undo));
    },
    snooze: (item: Item, until: string | null) => {
      const { title } = item;
      const before = 'task' in item ? item.task.hiddenUntil : item.mention.hiddenUntil;
      const text = until === null ? t`Back again: ${title}` : t`Put by until ${until}: ${title}`;
      putBy(
        item,
        until,
        told(text, () => putBy(item, before, quietly)),
      );
    },
  };
}

/** What can be done with a thing that waits. */
export type WorkActs = Pick<ReturnType<typeof useWork>, 'finish' | 'snooze'>;
