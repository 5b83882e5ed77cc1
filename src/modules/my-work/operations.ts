import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import { addComment, editRecord, type Register, withNames } from '../../register/index.ts';
import { type Operation, type Work, workspaceOperation } from '../../store/index.ts';
import { tasks } from '../tasks/contract.ts';
import { markItem } from './commands.ts';
import { workContracts as contracts } from './contract.ts';
import * as store from './store.ts';

/** More of each than anybody works through in a day. */
const most = 500;

/** The operations of everybody's own work; `registers` say under which word a record is found. */
export const workOperations = (registers: readonly Register[]): readonly Operation[] => [
  workspaceOperation(contracts.list, async ({ work, may }) => {
    const me = work.actor.person;
    const staff = (await work.read(store.ownRecords(work.workspace, me))).map(({ id }) => id);
    const tasksFound = await work.read(store.tasksOf(work.workspace, { me, staff, most: most + 1 }));
    const mentions = await work.read(store.mentionsOf(work.workspace, { me, most: most + 1 }));
    return ok({
      me: staff[0] ?? null,
      tasks: tasksFound.slice(0, most).map((task) => ({ ...task, about: task.about && named(registers, task.about) })),
      mentions: mentions.slice(0, most).map(({ author, authorName, mentioned, record, ...mention }) => ({
        ...mention,
        record: named(registers, record),
        author: { person: author, name: authorName ?? author },
        text: withNames(mention.text, new Map(mentioned.map(({ person, name }) => [person, name]))),
      })),
      more: tasksFound.length > most || mentions.length > most,
      abilities: { edit: may(`${tasks.kind}.edit`) },
    });
  }),
  workspaceOperation(contracts.snooze, async ({ work, input }) => {
    const found = await work.read(store.taskHere(work.workspace, input.task));
    return found.length === 0 ? absent() : marked(work, input.task, { hiddenUntil: dayIn(input.until) });
  }),
  workspaceOperation(contracts.snoozeMention, async ({ work, input }) => {
    const found = await work.read(store.commentHere(work.workspace, input.comment));
    return found.length === 0 ? absent() : marked(work, input.comment, { hiddenUntil: dayIn(input.until) });
  }),
  workspaceOperation(contracts.tickMention, async ({ work, input }) => {
    const found = await work.read(store.commentHere(work.workspace, input.comment));
    return found.length === 0 ? absent() : marked(work, input.comment, { tickedAt: input.ticked ? work.now : null });
  }),
  workspaceOperation(contracts.delegate, async ({ work, input }) => {
    const { task: id, version, to, note } = input;
    const given = await editRecord(tasks, work, {
      target: { id, version, why: undefined },
      wanted: { values: { assignee: to }, extra: {} },
    });
    if (!given.ok) {
      const { code, ...rest } = given.error;
      if (code === 'move_not_allowed' || code === 'move_incomplete' || code === 'not_archived')
        throw new Error('a task was given and not moved');
      return err({ code, ...rest });
    }
    const said = note ? await addComment(tasks, work, { record: id, text: note }) : ok(undefined);
    return said.ok ? ok({ entry: work.lastEntry() ?? null }) : said;
  }),
];

async function marked(work: Work, item: string, marking: Parameters<typeof markItem>[2]) {
  await markItem(work, item, marking);
  return ok({ entry: work.lastEntry() ?? null });
}

const absent = () => err(refusal('not_found', 'there is no such thing in this workspace'));

const dayIn = (until: unknown): string | null => (typeof until === 'string' ? until : null);

const named = (
  registers: readonly Register[],
  { id, kind, name }: { readonly id: string; readonly kind: string; readonly name: string },
) => ({ id, kind, noun: registers.find((each) => each.kind === kind)?.noun ?? 'records', title: name });
