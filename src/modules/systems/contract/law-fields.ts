import { type Fields, told } from '../../../register/contract.ts';

/** What was determined of an AI system by law: told by the slice that determines, and never written here. */
export const lawFields = {
  determination: {
    kind: 'oneOf',
    options: {
      none: { label: 'Not determined' },
      answered: { label: 'Proposed, not accepted' },
      accepted: { label: 'Accepted' },
      changed: { label: 'Answers changed since' },
      renewal: { label: 'Renewal waiting' },
    },
    computed: told,
    group: 'law',
    label: 'Determination',
    help: 'How far it is determined what the law makes of the system. It follows from answers and acceptances.',
  },
  determinedAs: {
    kind: 'manyOf',
    options: {},
    computed: told,
    group: 'law',
    label: 'Determined as',
    help: 'What the last accepted determination found, in the words of the law’s catalogue.',
  },
} as const satisfies Fields;
