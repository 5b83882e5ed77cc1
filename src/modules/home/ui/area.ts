import { msg } from '@lingui/core/macro';
import { IconHome } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { homeContracts } from '../contract.ts';

/** The home page of a workspace. */
export const homeArea: Area = {
  screens: [
    {
      path: 'home',
      load: async () => (await import('./HomePage.tsx')).HomePage,
      reads: ({ params }) => [{ contract: homeContracts.read, input: { workspace: params['workspace'] } }],
    },
  ],
  navigation: [{ path: 'home', label: msg`Home`, icon: IconHome, key: 'h' }],
};
