import { anyRecord, daysOverdue, register, registerContracts, targetOf } from '../../register/contract.ts';
import { people } from '../people/contract.ts';

/** The register of tasks: what somebody has to do by a day, about a record of any register or about none. */
export const tasks = register({
  kind: 'task',
  noun: 'tasks',
  label: { one: 'task', many: 'tasks' },
  title: 'name',
  groups: { what: 'What is to be done', who: 'Who and when' },
  fields: {
    name: {
      kind: 'text',
      maxLength: 300,
      required: true,
      group: 'what',
      label: 'Title',
      help: 'What is to be done, in one line.',
      alsoKnownAs: ['task', 'summary', 'subject', 'action', 'to do', 'name', 'aufgabe', 'titel'],
    },
    description: {
      kind: 'longText',
      maxLength: 20_000,
      group: 'what',
      label: 'Description',
      help: 'What belongs to it, and by what one sees that it is done.',
      alsoKnownAs: ['details', 'notes', 'beschreibung'],
    },
    about: {
      kind: 'link',
      to: anyRecord,
      group: 'what',
      label: 'About',
      help: 'The record that it is about, of whichever register.',
      alsoKnownAs: ['record', 'concerns', 'related to', 'regarding', 'betrifft'],
    },
    assignee: {
      kind: 'link',
      to: targetOf(people),
      group: 'who',
      label: 'Assignee',
      help: 'Who is to do it: one person, never a group.',
      alsoKnownAs: ['assigned to', 'owner', 'responsible', 'zuständig', 'verantwortlich'],
    },
    dueOn: {
      kind: 'date',
      group: 'who',
      label: 'Due on',
      help: 'The last day on which it is in time.',
      alsoKnownAs: ['due', 'due date', 'deadline', 'target date', 'fällig', 'fällig am', 'frist'],
    },
    daysOverdue: {
      kind: 'number',
      unit: 'days',
      computed: daysOverdue('dueOn', { field: 'status', values: ['open', 'in_progress', 'blocked'] }),
      group: 'who',
      label: 'Days overdue',
      help: 'How long its day has passed while it is not done.',
    },
    priority: {
      kind: 'oneOf',
      group: 'who',
      label: 'Priority',
      help: 'What goes first, where not all can be done.',
      alsoKnownAs: ['importance', 'priorität'],
      options: {
        urgent: { label: 'Urgent', alsoKnownAs: ['critical', 'highest', 'dringend'] },
        high: { label: 'High', alsoKnownAs: ['hoch'] },
        normal: { label: 'Normal', alsoKnownAs: ['medium', 'mittel'] },
        low: { label: 'Low', alsoKnownAs: ['lowest', 'niedrig'] },
      },
    },
    status: {
      kind: 'oneOf',
      group: 'who',
      label: 'State',
      help: 'Where it stands.',
      alsoKnownAs: ['status', 'progress', 'stand'],
      options: {
        open: { label: 'Open', alsoKnownAs: ['new', 'to do', 'not started', 'offen'] },
        in_progress: { label: 'In progress', alsoKnownAs: ['doing', 'started', 'in arbeit'] },
        blocked: { label: 'Blocked', alsoKnownAs: ['waiting', 'on hold', 'blockiert'] },
        done: { label: 'Done', alsoKnownAs: ['closed', 'completed', 'complete', 'erledigt'] },
        cancelled: { label: 'Cancelled', alsoKnownAs: ['canceled', 'rejected', 'abgebrochen'] },
      },
    },
  },
  states: {
    field: 'status',
    first: 'open',
    moves: {
      open: ['in_progress', 'blocked', 'done', 'cancelled'],
      in_progress: ['open', 'blocked', 'done', 'cancelled'],
      blocked: ['open', 'in_progress', 'done', 'cancelled'],
      done: ['open', 'in_progress'],
      cancelled: ['open'],
    },
  },
  keys: [['about', 'name'], ['name']],
  listed: ['name', 'status', 'assignee', 'dueOn', 'priority', 'about'],
});

/** The operations of the register of tasks. */
export const taskContracts = registerContracts(tasks);
