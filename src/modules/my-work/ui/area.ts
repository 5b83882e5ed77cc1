import { msg } from '@lingui/core/macro';
import { IconListCheck } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { workContracts } from '../contract.ts';

/** What waits for its reader. */
export const workArea: Area = {
  screens: [
    {
      path: 'work',
      load: async () => (await import('./WorkPage.tsx')).WorkPage,
      reads: ({ params }) => [{ contract: workContracts.list, input: { workspace: params['workspace'] ?? '' } }],
    },
  ],
  navigation: [{ path: 'work', label: msg`My work`, icon: IconListCheck, key: 'w' }],
};
