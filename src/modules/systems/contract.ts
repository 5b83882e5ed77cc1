import * as z from 'zod';
import { contract, idOf } from '../../kernel/operation.ts';
import { asked, reasoned, register, registerContracts } from '../../register/contract.ts';
import { compositionFields } from './contract/composition-fields.ts';
import { lawFields } from './contract/law-fields.ts';
import { lifeFields } from './contract/life-fields.ts';
import { purposeFields } from './contract/purpose-fields.ts';
import { responsibilityFields } from './contract/responsibility-fields.ts';

/** The register of AI systems: every AI system that the organisation develops, provides or uses. */
export const systems = register({
  kind: 'system',
  noun: 'systems',
  label: { one: 'AI system', many: 'AI systems' },
  title: 'name',
  groups: {
    identity: 'Identity',
    purpose: 'Purpose and effect',
    responsibility: 'Responsibility',
    life: 'Life cycle',
    data: 'Data and autonomy',
    composition: 'Models and datasets',
    law: 'What the law makes of it',
  },
  fields: { ...purposeFields, ...responsibilityFields, ...lifeFields, ...compositionFields, ...lawFields },
  states: {
    field: 'stage',
    first: 'idea',
    moves: {
      idea: ['design', 'development', 'verification', 'deployment', 'operation', asked('retired')],
      design: ['idea', 'development', 'verification', asked('retired')],
      development: ['design', 'verification', asked('retired')],
      verification: ['design', 'development', 'deployment', asked('retired')],
      deployment: [asked('development'), asked('verification'), 'operation', reasoned('retired')],
      operation: [asked('development'), asked('verification'), asked('deployment'), reasoned('retired')],
      retired: [reasoned('design'), reasoned('development')],
    },
    needs: {
      deployment: ['intendedPurpose', 'accountablePerson'],
      operation: ['intendedPurpose', 'accountablePerson'],
    },
  },
  keys: [['reference'], ['ownerUnit', 'name'], ['name']],
  listed: [
    'name',
    'reference',
    'stage',
    'determinedAs',
    'determination',
    'ownerUnit',
    'accountablePerson',
    'roles',
    'domain',
    'putIntoServiceOn',
  ],
});

/** The operations of the register of AI systems. */
export const systemContracts = registerContracts(systems);

/** What an AI system is made of, as a file for others. */
export const bomContracts = {
  bom: contract({
    id: 'systems.bom',
    summary:
      'Download what an AI system is made of, its models and datasets, as an AI bill of materials in CycloneDX 1.7',
    may: 'system.read',
    method: 'GET',
    path: '/workspaces/{workspace}/systems/{system}/bom',
    takes: z.strictObject({ workspace: idOf('workspace'), system: idOf('system') }),
    gives: z.unknown(),
    givesFile: { mediaTypes: ['application/vnd.cyclonedx+json; version=1.7'] },
    refuses: [],
    example: { workspace: 'ws', system: 'system' },
  }),
};
