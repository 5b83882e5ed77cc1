import { documents } from '../modules/documents/contract.ts';
import { evidence } from '../modules/evidence/contract.ts';
import type { Deadline } from '../modules/notices/deadlines.ts';
import { obligations } from '../modules/obligations/contract.ts';
import { systems } from '../modules/systems/contract.ts';

/** Days in the registers that concern somebody: what notices and calendars tell of. */
export const deadlines: readonly Deadline[] = [
  {
    register: { kind: 'task', noun: 'tasks', title: 'name' },
    day: 'dueOn',
    person: 'assignee',
    over: { field: 'status', in: ['done', 'cancelled'] },
    before: 'due_soon',
    daysBefore: 'chosen',
    after: 'overdue',
    does: { en: 'Task due', de: 'Aufgabe fällig' },
  },
  {
    register: evidence,
    day: 'expiresOn',
    person: 'collector',
    before: 'evidence_expiring',
    daysBefore: 30,
    does: { en: 'Renew evidence', de: 'Nachweis erneuern' },
  },
  {
    register: documents,
    day: 'reviewBy',
    person: 'owner',
    over: { field: 'status', in: ['superseded', 'withdrawn'] },
    before: 'due_soon',
    daysBefore: 'chosen',
    after: 'overdue',
    does: { en: 'Review document', de: 'Dokument überprüfen' },
  },
  {
    register: obligations,
    day: 'dueOn',
    person: 'owner',
    over: { field: 'status', in: ['met', 'not_applicable'] },
    before: 'due_soon',
    daysBefore: 'chosen',
    after: 'overdue',
    does: { en: 'Meet obligation', de: 'Pflicht erfüllen' },
  },
  {
    register: obligations,
    day: 'appliesFrom',
    person: 'owner',
    over: { field: 'status', in: ['met', 'not_applicable'] },
    daysBefore: 'chosen',
    does: { en: 'Obligations apply', de: 'Pflichten gelten' },
    together: { link: 'system', to: systems },
  },
];
