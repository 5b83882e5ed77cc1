import { msg } from '@lingui/core/macro';
import { IconInbox } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';

/** What a member was told, and how each wants to be told. */
export const noticesArea: Area = {
  screens: [
    { path: 'inbox', load: async () => (await import('./InboxPage.tsx')).InboxPage },
    { path: 'notice-preferences', load: async () => (await import('./PreferencesPage.tsx')).PreferencesPage },
  ],
  navigation: [{ path: 'inbox', label: msg`Inbox`, icon: IconInbox, key: 'i' }],
};
