import { msg } from '@lingui/core/macro';
import { IconStackForward } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';

/** Work that goes on in the background, and what came of it. */
export const jobsArea: Area = {
  screens: [
    { path: 'jobs', load: async () => (await import('./JobsPage.tsx')).JobsPage },
    { path: 'jobs/$job', load: async () => (await import('./JobPage.tsx')).JobPage },
  ],
  navigation: [{ path: 'jobs', label: msg`Jobs`, icon: IconStackForward, key: 'j' }],
};
