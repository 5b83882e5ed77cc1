import { type Fields, targetOf } from '../../../register/contract.ts';
import { datasets } from '../../datasets/contract.ts';
import { models } from '../../models/contract.ts';

/** What an AI system is made of. */
export const compositionFields = {
  models: {
    kind: 'links',
    to: targetOf(models),
    group: 'composition',
    label: 'Models used',
    help: 'The models that it runs on.',
    alsoKnownAs: ['ai models'],
  },
  datasets: {
    kind: 'links',
    to: targetOf(datasets),
    group: 'composition',
    label: 'Datasets used',
    help: 'The data that it was made with and that it works on.',
    alsoKnownAs: ['data sources'],
  },
} as const satisfies Fields;
