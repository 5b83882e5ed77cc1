import { msg } from '@lingui/core/macro';
import { IconUsers } from '@tabler/icons-react';
import type { Area } from '../../../kit/area.ts';
import { accessContracts } from '../contract.ts';

/** The screens by which people come in and workspaces are made, outside of any workspace; and, inside, who is a member. */
export const accessArea: Area = {
  screens: [
    {
      path: 'members',
      load: async () => (await import('./MembersPage.tsx')).MembersPage,
      reads: ({ params }) => [{ contract: accessContracts.members, input: { workspace: params['workspace'] } }],
    },
    { path: 'account', load: async () => (await import('./AccountPage.tsx')).AccountPage },
  ],
  navigation: [{ path: 'members', label: msg`Members`, icon: IconUsers, key: 'm' }],
  outside: [
    { path: 'set-up', load: async () => (await import('./SetUpPage.tsx')).SetUpPage },
    { path: 'sign-in', load: async () => (await import('./SignInPage.tsx')).SignInPage },
    { path: 'invitation/$token', load: async () => (await import('./InvitationPage.tsx')).InvitationPage },
    {
      path: 'new-workspace',
      load: async () => (await import('./NewWorkspacePage.tsx')).NewWorkspacePage,
      isForSignedIn: true,
    },
  ],
};
