import { msg } from '@lingui/core/macro';
import { IconGavel } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { registerScreens } from '../../../register/ui/screens.tsx';
import { systems } from '../../systems/contract.ts';
import { obligationContracts, obligations, overviewContracts } from '../contract.ts';

const { noun } = obligations;

/** The register of obligations, what they come to altogether, their days, and what is owed for one AI system. */
export const obligationsArea: Area = {
  screens: [
    ...registerScreens({
      register: obligations,
      contracts: obligationContracts,
      own: async () => (await import('./own-parts.tsx')).ownParts,
      pages: [
        { path: `${noun}/overview`, label: msg`Overview` },
        { path: `${noun}/timeline`, label: msg`Timeline` },
      ],
    }),
    {
      path: `${noun}/overview`,
      load: async () => (await import('./OverviewPage.tsx')).OverviewPage,
      reads: ({ params }) => [
        { contract: overviewContracts.portfolio, input: { workspace: params['workspace'] } },
        { contract: overviewContracts.exposure, input: { workspace: params['workspace'] } },
      ],
    },
    {
      path: `${noun}/timeline`,
      load: async () => (await import('./TimelinePage.tsx')).TimelinePage,
      reads: ({ params }) => [{ contract: overviewContracts.timeline, input: { workspace: params['workspace'] } }],
    },
    {
      path: `${systems.noun}/$system/${noun}`,
      load: async () => (await import('./SystemPage.tsx')).SystemPage,
      reads: ({ params }) => [
        {
          contract: overviewContracts.ofSystem,
          input: { workspace: params['workspace'], system: params['system'] },
        },
      ],
    },
  ],
  navigation: [{ path: noun, label: msg`Obligations`, icon: IconGavel, key: 'b' }],
  panels: [
    {
      name: noun,
      load: async () => (await import('./SystemPanel.tsx')).SystemPanel,
      on: [systems.kind],
      shows: obligations.kind,
    },
  ],
};
