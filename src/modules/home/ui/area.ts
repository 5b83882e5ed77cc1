import { msg } from '@lingui/core/macro';
import { IconHome } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { homeContracts } from '../contract.ts';
import { HomePage } from './HomePage.tsx';

/** The home page of a workspace. People come in by it, so its code is there with the first, and need not be waited for. */
export const homeArea: Area = {
  screens: [
    {
      path: 'home',
      load: () => Promise.resolve(HomePage),
      reads: ({ params }) => [{ contract: homeContracts.read, input: { workspace: params['workspace'] } }],
    },
  ],
  navigation: [{ path: 'home', label: msg`Home`, icon: IconHome, key: 'h' }],
};
