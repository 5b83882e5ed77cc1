import type { Output } from '../../../kernel/operation.ts';
import { placeOf } from '../../../register/ui/comments/comment-place.ts';
import type { workContracts } from '../contract.ts';
import { type GroupName, groupNames, groupOf } from './groups.ts';

type Answer = Output<typeof workContracts.list>;

/** A task in one's own work. */
export type TaskItem = Answer['tasks'][number];

/** A mention in one's own work. */
export type MentionItem = Answer['mentions'][number];

/** One thing that waits for its reader, and the path that it leads to. */
export type Item = { readonly id: string; readonly group: GroupName; readonly path: string; readonly title: string } & (
  | { readonly task: TaskItem }
  | { readonly mention: MentionItem }
);

/** Everything that waits, in the order in which it is shown: by group, and in each as it came. */
export function itemsOf({ tasks, mentions }: Answer, today: string): readonly Item[] {
  const all: readonly Item[] = [
    ...tasks.map((task) => ({
      id: task.id,
      group: groupOf(task, today),
      path: `tasks/${task.id}`,
      title: task.title,
      task,
    })),
    ...mentions.map((mention) => ({
      id: mention.comment,
      group: groupOf({ hiddenUntil: mention.hiddenUntil }, today),
      path: `${mention.record.noun}/${mention.record.id}#${placeOf(mention.comment)}`,
      title: mention.record.title,
      mention,
    })),
  ];
  return groupNames.flatMap((name) => all.filter(({ group }) => group === name));
}
