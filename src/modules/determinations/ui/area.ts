import { msg } from '@lingui/core/macro';
import { IconScale } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { systems } from '../../systems/contract.ts';
import { determinationContracts as contracts } from '../contract.ts';

/** What is asked about AI systems and what follows by law: the questionnaire, its result, and a part of each system's page. */
export const determinationsArea: Area = {
  screens: [
    {
      path: 'determinations',
      load: async () => (await import('./DeterminationsPage.tsx')).DeterminationsPage,
    },
    {
      path: 'determinations/triage',
      load: async () => (await import('./TriagePage.tsx')).TriagePage,
    },
    {
      path: 'determinations/from-file',
      load: async () => (await import('./AnswersFromFilePage.tsx')).AnswersFromFilePage,
    },
    {
      path: `${systems.noun}/$system/determine`,
      load: async () => (await import('./QuestionnairePage.tsx')).QuestionnairePage,
      reads: ({ params }) => [
        { contract: contracts.read, input: { workspace: params['workspace'], system: params['system'] } },
      ],
    },
    {
      path: `${systems.noun}/$system/determination`,
      load: async () => (await import('./ResultPage.tsx')).ResultPage,
    },
  ],
  navigation: [{ path: 'determinations', label: msg`Determinations`, icon: IconScale, key: 't' }],
  acts: [
    {
      name: 'triage',
      on: systems.kind,
      label: msg`Triage…`,
      load: async () => (await import('./TriageAct.tsx')).TriageAct,
    },
    {
      name: 'answer-many',
      on: systems.kind,
      label: msg`Answer questions…`,
      load: async () => (await import('./AnswerMany.tsx')).AnswerMany,
    },
  ],
  panels: [
    {
      name: 'determinations',
      load: async () => (await import('./DeterminationPanel.tsx')).DeterminationPanel,
      on: [systems.kind],
      shows: 'determination',
    },
  ],
};
