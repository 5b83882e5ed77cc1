import { reasoned, register, registerContracts, targetOf } from '../../register/contract.ts';
import { suppliers } from '../suppliers/contract.ts';
import { datasetFields } from './contract/fields.ts';

/** The register of datasets: what AI systems are trained, validated and tested with, and what they work on. */
export const datasets = register({
  kind: 'dataset',
  noun: 'datasets',
  label: { one: 'dataset', many: 'datasets' },
  title: 'name',
  groups: { identity: 'Identity', origin: 'Origin', content: 'Content', quality: 'Preparation and quality' },
  fields: {
    ...datasetFields,
    supplier: {
      kind: 'link',
      to: targetOf(suppliers),
      group: 'origin',
      label: 'Supplier',
      help: 'Who supplies it, where that is somebody else.',
      alsoKnownAs: ['vendor', 'data provider', 'provider'],
    },
  },
  states: {
    field: 'status',
    first: 'planned',
    moves: {
      planned: ['in_preparation', 'in_use', 'withdrawn'],
      in_preparation: ['planned', 'in_use', 'withdrawn'],
      in_use: ['in_preparation', reasoned('withdrawn')],
      withdrawn: [reasoned('in_preparation')],
    },
    needs: { in_use: ['source', 'purposes'] },
  },
  keys: [['reference'], ['supplier', 'name'], ['name']],
  listed: ['name', 'versionName', 'status', 'purposes', 'personalData', 'supplier', 'records'],
});

/** The operations of the register of datasets. */
export const datasetContracts = registerContracts(datasets);
