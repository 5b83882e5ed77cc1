import type { Area } from '../../../kit/area.ts';

/** The screens by which people come in and workspaces are made; all stand outside of any workspace. */
export const accessArea: Area = {
  screens: [],
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
