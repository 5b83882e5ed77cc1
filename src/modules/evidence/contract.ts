import { anyRecord, register, registerContracts, targetOf } from '../../register/contract.ts';
import { datasets } from '../datasets/contract.ts';
import { documents } from '../documents/contract.ts';
import { models } from '../models/contract.ts';
import { people } from '../people/contract.ts';
import { suppliers } from '../suppliers/contract.ts';
import { systems } from '../systems/contract.ts';
import { attachmentContracts } from './contract/attachments.ts';
import { evidenceFields } from './contract/fields.ts';
import { fileContracts } from './contract/files.ts';

/** The register of evidence: what shows that something was done, dated, and used for as many records as it supports. */
export const evidence = register({
  kind: 'evidence',
  noun: 'evidence',
  label: { one: 'evidence', many: 'evidence' },
  title: 'name',
  groups: { identity: 'Identity', time: 'What it covers', origin: 'Where it comes from', supports: 'What it supports' },
  fields: {
    ...evidenceFields,
    collector: {
      kind: 'link',
      to: targetOf(people),
      group: 'origin',
      default: { is: 'me' },
      label: 'Collected by',
      help: 'Who got it, and can say how.',
      alsoKnownAs: ['collector', 'collected by', 'owner', 'author', 'verantwortlich'],
    },
    systems: {
      kind: 'links',
      to: targetOf(systems),
      group: 'supports',
      label: 'Supports AI systems',
      help: 'The AI systems that it shows something about.',
      alsoKnownAs: ['systems', 'ai systems', 'system', 'ai system'],
    },
    models: {
      kind: 'links',
      to: targetOf(models),
      group: 'supports',
      label: 'Supports models',
      help: 'The models that it shows something about.',
      alsoKnownAs: ['models', 'model'],
    },
    datasets: {
      kind: 'links',
      to: targetOf(datasets),
      group: 'supports',
      label: 'Supports datasets',
      help: 'The datasets that it shows something about.',
      alsoKnownAs: ['datasets', 'dataset'],
    },
    suppliers: {
      kind: 'links',
      to: targetOf(suppliers),
      group: 'supports',
      label: 'Supports suppliers',
      help: 'The suppliers that it shows something about.',
      alsoKnownAs: ['suppliers', 'supplier', 'vendor'],
    },
    documents: {
      kind: 'links',
      to: targetOf(documents),
      group: 'supports',
      label: 'Supports documents',
      help: 'The documents whose keeping it shows.',
      alsoKnownAs: ['documents', 'policies', 'procedures'],
    },
    others: {
      kind: 'links',
      to: anyRecord,
      group: 'supports',
      label: 'Supports other records',
      help: 'Records of other registers that it shows something about: a unit, a person, a task.',
      alsoKnownAs: ['other records', 'supports'],
    },
  },
  keys: [['reference'], ['name', 'coversFrom'], ['name']],
  listed: ['name', 'evidenceKind', 'expiresOn', 'coversFrom', 'coversUntil', 'collector', 'systems'],
});

/** The operations of the register of evidence, those on its files, and those on what it supports. */
export const evidenceContracts = { ...registerContracts(evidence), ...fileContracts, ...attachmentContracts };
