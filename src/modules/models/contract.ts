import { asked, reasoned, register, registerContracts, targetOf } from '../../register/contract.ts';
import { datasets } from '../datasets/contract.ts';
import { suppliers } from '../suppliers/contract.ts';
import { checkCard, importCard } from './contract/card.ts';
import { modelFields } from './contract/fields.ts';

/** The register of models: what AI systems are made of. */
export const models = register({
  kind: 'model',
  noun: 'models',
  label: { one: 'model', many: 'models' },
  title: 'name',
  groups: { identity: 'Identity', making: 'How it was made', use: 'Use and limits', standing: 'Standing' },
  fields: {
    ...modelFields,
    supplier: {
      kind: 'link',
      to: targetOf(suppliers),
      group: 'identity',
      label: 'Supplier',
      help: 'Who made it, where that is somebody else.',
      alsoKnownAs: ['vendor', 'developer', 'publisher', 'organization', 'provider'],
    },
    baseModel: {
      kind: 'link',
      to: { kind: 'model', noun: 'models', title: 'name' },
      group: 'making',
      label: 'Made from',
      help: 'The model that it was fine-tuned or distilled from.',
      alsoKnownAs: ['base model', 'parent model', 'foundation model'],
    },
    datasets: {
      kind: 'links',
      to: targetOf(datasets),
      group: 'making',
      label: 'Datasets',
      help: 'What it was trained, validated and tested with.',
      alsoKnownAs: ['training data', 'dataset', 'trained on'],
    },
  },
  states: {
    field: 'status',
    first: 'candidate',
    moves: {
      candidate: ['in_evaluation', 'in_use', 'withdrawn'],
      in_evaluation: ['candidate', 'in_use', 'withdrawn'],
      in_use: ['in_evaluation', asked('deprecated'), reasoned('withdrawn')],
      deprecated: ['in_use', asked('withdrawn')],
      withdrawn: [reasoned('in_evaluation')],
    },
    needs: { in_use: ['intendedUse'] },
  },
  keys: [['reference'], ['supplier', 'name', 'versionName'], ['name']],
  listed: ['name', 'versionName', 'status', 'supplier', 'task', 'generalPurpose', 'licence'],
});

/** The operations of the register of models. */
export const modelContracts = registerContracts(models);

/** How models come in that others describe: by their cards and bills of materials. */
export const cardContracts = { checkCard, importCard };
