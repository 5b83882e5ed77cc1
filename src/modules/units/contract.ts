import { register, registerContracts } from '../../register/contract.ts';

/** The register of organisational units: what responsibilities and AI systems belong to. */
export const units = register({
  kind: 'unit',
  noun: 'units',
  label: { one: 'unit', many: 'units' },
  title: 'name',
  groups: { identity: 'Identity', place: 'Place in the organisation' },
  fields: {
    name: {
      kind: 'text',
      maxLength: 300,
      required: true,
      group: 'identity',
      label: 'Name',
      help: 'What the unit is called, such as Claims handling.',
      alsoKnownAs: ['unit', 'unit name', 'department', 'department name', 'abteilung', 'organisation', 'afdeling'],
    },
    reference: {
      kind: 'text',
      maxLength: 100,
      group: 'identity',
      label: 'Reference',
      help: 'Its cost centre or short code.',
      alsoKnownAs: ['code', 'cost centre', 'cost center', 'kostenstelle', 'id'],
    },
    unitKind: {
      kind: 'oneOf',
      group: 'identity',
      label: 'Kind of unit',
      help: 'What sort of unit it is.',
      alsoKnownAs: ['type', 'kind', 'art'],
      options: {
        company: { label: 'Company', alsoKnownAs: ['legal entity', 'subsidiary', 'gesellschaft'] },
        division: { label: 'Division', alsoKnownAs: ['business unit', 'bereich'] },
        department: { label: 'Department', alsoKnownAs: ['abteilung'] },
        team: { label: 'Team', alsoKnownAs: ['group'] },
        committee: { label: 'Committee', alsoKnownAs: ['board', 'council', 'gremium'] },
      },
    },
    description: {
      kind: 'longText',
      maxLength: 20_000,
      group: 'identity',
      label: 'Description',
      help: 'What the unit does, and what it decides about AI.',
      alsoKnownAs: ['summary', 'beschreibung'],
    },
    parent: {
      kind: 'link',
      to: { kind: 'unit', noun: 'units', title: 'name' },
      group: 'place',
      label: 'Part of',
      help: 'The unit that it belongs to.',
      alsoKnownAs: ['parent', 'parent unit', 'reports to'],
    },
    country: {
      kind: 'country',
      group: 'place',
      label: 'Country',
      help: 'Where it is established.',
      alsoKnownAs: ['location', 'land'],
    },
  },
  keys: [['reference'], ['name']],
  listed: ['name', 'reference', 'unitKind', 'parent', 'country'],
});

/** The operations of the register of units. */
export const unitContracts = registerContracts(units);
