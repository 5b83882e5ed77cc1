import { asked, reasoned, register, registerContracts, targetOf } from '../../register/contract.ts';
import { evidence } from '../evidence/contract.ts';
import { people } from '../people/contract.ts';
import { systems } from '../systems/contract.ts';
import { lawFields } from './contract/law-fields.ts';

/** The register of obligations: what is owed for a system by a provision, by when, by whom, and what shows that it is met. */
export const obligations = register({
  kind: 'obligation',
  noun: 'obligations',
  label: { one: 'obligation', many: 'obligations' },
  title: 'name',
  groups: {
    duty: 'Duty',
    time: 'When',
    work: 'Who and how far',
    shown: 'What shows it',
    origin: 'Where it comes from',
  },
  fields: {
    ...lawFields,
    system: {
      kind: 'link',
      to: targetOf(systems),
      group: 'work',
      label: 'AI system',
      help: 'The AI system that it is owed for.',
      alsoKnownAs: ['system', 'ai system', 'ki-system'],
    },
    status: {
      kind: 'oneOf',
      group: 'work',
      label: 'State',
      help: 'How far it is met. Taking up findings never changes what somebody has said here.',
      alsoKnownAs: ['status', 'progress', 'stand'],
      options: {
        not_started: { label: 'Not started', alsoKnownAs: ['open', 'to do', 'offen', 'nicht begonnen'] },
        in_progress: { label: 'In progress', alsoKnownAs: ['doing', 'started', 'in arbeit'] },
        met: { label: 'Met', alsoKnownAs: ['fulfilled', 'compliant', 'done', 'erfüllt'] },
        not_met: { label: 'Not met', alsoKnownAs: ['breached', 'non-compliant', 'nicht erfüllt'] },
        not_applicable: { label: 'Not applicable', alsoKnownAs: ['n/a', 'na', 'nicht anwendbar'] },
      },
    },
    owner: {
      kind: 'link',
      to: targetOf(people),
      group: 'work',
      label: 'Owner',
      help: 'Who sees to it; whoever is accountable for the system, until somebody else is named.',
      alsoKnownAs: ['responsible', 'assignee', 'zuständig', 'verantwortlich'],
    },
    dueOn: {
      kind: 'date',
      group: 'work',
      label: 'To be met by',
      help: 'The day that you have set yourselves; without one, the day that it applies from.',
      alsoKnownAs: ['due', 'due date', 'target date', 'fällig', 'fällig am'],
    },
    notes: {
      kind: 'longText',
      maxLength: 50_000,
      group: 'shown',
      label: 'How it is met',
      help: 'What is done to meet it, or why it is not met.',
      alsoKnownAs: ['notes', 'implementation', 'comment', 'umsetzung'],
    },
    evidence: {
      kind: 'links',
      to: targetOf(evidence),
      group: 'shown',
      label: 'Evidence given',
      help: 'What shows that it is met. Without any it cannot be called met.',
      alsoKnownAs: ['evidence', 'proof', 'nachweise'],
    },
  },
  states: {
    field: 'status',
    first: 'not_started',
    moves: {
      not_started: ['in_progress', 'met', 'not_met', reasoned('not_applicable')],
      in_progress: ['not_started', 'met', 'not_met', reasoned('not_applicable')],
      met: [asked('in_progress'), asked('not_met'), reasoned('not_applicable')],
      not_met: ['in_progress', 'met', reasoned('not_applicable')],
      not_applicable: [asked('not_started'), asked('in_progress'), asked('met'), asked('not_met')],
    },
    needs: { met: ['evidence'] },
  },
  keys: [['system', 'obligationId']],
  listed: ['name', 'provision', 'system', 'status', 'appliesFrom', 'owner', 'role', 'fineTier'],
});

/** The operations of the register of obligations. */
export const obligationContracts = registerContracts(obligations);

export { overviewContracts, type Place, places } from './contract/overview.ts';
