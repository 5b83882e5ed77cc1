import { msg } from '@lingui/core/macro';
import { IconActivity } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';

/** What is done in a workspace, by whom and when. */
export const activityArea: Area = {
  screens: [{ path: 'activity', load: async () => (await import('./ActivityPage.tsx')).ActivityPage }],
  navigation: [{ path: 'activity', label: msg`Activity`, icon: IconActivity, key: 'a' }],
};
