import { register, registerContracts, targetOf } from '../../register/contract.ts';
import { units } from '../units/contract.ts';

/** The register of people who have a part in AI systems, whether or not they have an account here. */
export const people = register({
  kind: 'staff',
  noun: 'people',
  label: { one: 'person', many: 'people' },
  title: 'name',
  groups: { identity: 'Identity', part: 'Part in AI systems', competence: 'Competence' },
  fields: {
    name: {
      kind: 'text',
      maxLength: 300,
      required: true,
      personal: true,
      group: 'identity',
      label: 'Name',
      help: 'First and family name.',
      alsoKnownAs: ['full name', 'person', 'employee', 'mitarbeiter', 'naam', 'nom'],
    },
    email: {
      kind: 'text',
      maxLength: 320,
      isMail: true,
      personal: true,
      group: 'identity',
      label: 'E-mail',
      help: 'The address at work.',
      alsoKnownAs: ['email', 'e-mail address', 'mail'],
    },
    jobTitle: {
      kind: 'text',
      maxLength: 200,
      group: 'identity',
      label: 'Job title',
      help: 'What the person is employed as.',
      alsoKnownAs: ['title', 'position', 'function', 'funktion'],
    },
    unit: {
      kind: 'link',
      to: targetOf(units),
      group: 'identity',
      label: 'Unit',
      help: 'The unit that the person belongs to.',
      alsoKnownAs: ['department', 'team', 'abteilung'],
    },
    responsibilities: {
      kind: 'manyOf',
      group: 'part',
      label: 'Responsibilities',
      help: 'What the person answers for in the life of AI systems.',
      alsoKnownAs: ['roles', 'responsibility', 'ai role'],
      options: {
        top_management: { label: 'Top management' },
        aims_owner: { label: 'Owner of the AI management system' },
        system_owner: { label: 'Owner of AI systems', alsoKnownAs: ['product owner'] },
        risk_owner: { label: 'Owner of risks' },
        human_oversight: { label: 'Human oversight' },
        development: { label: 'Development', alsoKnownAs: ['developer', 'data scientist'] },
        data: { label: 'Data', alsoKnownAs: ['data steward'] },
        security: { label: 'Information security', alsoKnownAs: ['ciso'] },
        privacy: { label: 'Data protection', alsoKnownAs: ['dpo'] },
        legal: { label: 'Legal and compliance', alsoKnownAs: ['compliance'] },
        audit: { label: 'Audit', alsoKnownAs: ['auditor'] },
      },
    },
    competence: {
      kind: 'longText',
      maxLength: 20_000,
      group: 'competence',
      label: 'Competence',
      help: 'Education, training and experience that the person brings.',
      alsoKnownAs: ['skills', 'qualifications', 'qualifikation'],
    },
    startedOn: {
      kind: 'date',
      group: 'part',
      label: 'Since',
      help: 'The day from which the person has this part.',
      alsoKnownAs: ['start', 'start date', 'from'],
    },
    endedOn: {
      kind: 'date',
      group: 'part',
      label: 'Until',
      help: 'The day on which it ended.',
      alsoKnownAs: ['end', 'end date', 'until'],
    },
  },
  keys: [['email'], ['unit', 'name'], ['name']],
  listed: ['name', 'jobTitle', 'unit', 'responsibilities', 'email'],
});

/** The operations of the register of people. */
export const peopleContracts = registerContracts(people);
