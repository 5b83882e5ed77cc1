import * as z from 'zod';
import { contract, idOf } from '../../kernel/operation.ts';
import { inputSchema } from '../../register/contract.ts';
import { tasks } from '../tasks/contract.ts';

const workspace = { workspace: idOf('workspace') };
const task = { ...workspace, task: idOf('task') };
const comment = { ...workspace, comment: idOf('comment') };

const record = z.object({ id: z.string(), kind: z.string(), noun: z.string(), title: z.string() });
const date = z.string().meta({ format: 'date' });
const hiddenUntil = date.nullable().describe('the day on which it comes back; nobody else sees this');

/** A task that the caller is to do, or is waited for. */
const taskToDo = z.object({
  id: idOf('task'),
  title: z.string(),
  status: z.string(),
  dueOn: date.nullable(),
  priority: z.string().nullable(),
  version: z.int(),
  about: record.nullable(),
  hiddenUntil,
});

/** A comment that mentions the caller, which he has neither answered on the same record nor ticked off. */
const mention = z.object({
  comment: idOf('comment'),
  record,
  author: z.object({ person: idOf('person'), name: z.string() }),
  at: z.string().meta({ format: 'date-time' }),
  text: z.string().describe('with names in the place of ids'),
  hiddenUntil,
});

const until = inputSchema({ kind: 'date', label: '', help: '', group: '' }).describe(
  'the day on which it comes back; `null` brings it back now',
);

const marked = z.object({ entry: z.string().nullable() });

/** What is everybody's own: the work that waits for him, and what he puts by of it. */
export const workContracts = {
  list: contract({
    id: 'work.list',
    summary: 'Read your own work: open tasks that you are the assignee of, and mentions that you have not answered',
    may: 'work.read',
    method: 'GET',
    path: '/workspaces/{workspace}/work',
    takes: z.strictObject(workspace),
    gives: z.object({
      me: z.string().nullable().describe('your record in the register of people, found by your e-mail'),
      tasks: z.array(taskToDo),
      mentions: z.array(mention),
      more: z.boolean().describe('whether there is more than is told here'),
      abilities: z.object({ edit: z.boolean() }),
    }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  snooze: contract({
    id: 'work.snooze',
    summary: 'Put a task by until a day, for yourself alone',
    may: 'work.read',
    method: 'PUT',
    path: '/workspaces/{workspace}/my-work/tasks/{task}',
    takes: z.strictObject({ ...task, until }),
    gives: marked,
    refuses: [],
    example: { workspace: 'ws', task: 'task', until: '2026-12-02' },
  }),
  snoozeMention: contract({
    id: 'work.snooze-mention',
    summary: 'Put a mention by until a day, for yourself alone',
    may: 'work.read',
    method: 'PUT',
    path: '/workspaces/{workspace}/my-work/mentions/{comment}',
    takes: z.strictObject({ ...comment, until }),
    gives: marked,
    refuses: [],
    example: { workspace: 'ws', comment: 'comment', until: '2026-12-02' },
  }),
  tickMention: contract({
    id: 'work.tick-mention',
    summary: 'Tick a mention off without answering it, or bring it back',
    may: 'work.read',
    method: 'POST',
    path: '/workspaces/{workspace}/my-work/mentions/{comment}/tick',
    takes: z.strictObject({ ...comment, ticked: z.boolean().default(true) }),
    gives: marked,
    refuses: [],
    example: { workspace: 'ws', comment: 'comment' },
  }),
  delegate: contract({
    id: 'work.delegate',
    summary: 'Give a task to somebody else, with a note that becomes a comment on it',
    may: `${tasks.kind}.edit`,
    method: 'POST',
    path: '/workspaces/{workspace}/my-work/tasks/{task}/delegate',
    takes: z.strictObject({
      ...task,
      to: idOf('staff').describe('a record of the register of people'),
      note: z.string().trim().max(10_000).optional(),
      version: z.int().optional().describe('the version that was read; refused when it is no longer current'),
    }),
    gives: marked,
    refuses: ['changed_meanwhile', 'archived', 'not_a_member'],
    example: { workspace: 'ws', task: 'task', to: 'staff', note: 'You know this better.' },
  }),
};
