import * as z from 'zod';
import { languages } from '../../kernel/language.ts';
import { contract, idOf } from '../../kernel/operation.ts';
import { instantSchema } from '../../register/contract.ts';

/**
 * What a person may be in a workspace. An owner may do everything; a manager everything but say who is a member; a
 * contributor adds and edits records; a reader reads everything and changes nothing.
 */
export const roles = ['owner', 'manager', 'contributor', 'reader'] as const;

/** A person's role in a workspace. */
export type Role = (typeof roles)[number];

const role = z.enum(roles);
const email = z.email('is not an e-mail address').max(320);
const password = z
  .string()
  .min(12, 'is too short: use 12 characters or more, a sentence is good')
  .max(200, 'is too long: 200 characters at most');
const name = z.string().trim().min(1).max(200);
const token = z.string().regex(/^[\w-]{20,100}$/u, 'is not the code of an invitation');
const workspace = { workspace: idOf('workspace') };
const abilities = z.record(z.string(), z.boolean());

const language = z.enum(languages).nullable().describe('the language of the screens; `null` as the browser has it');
const person = z.object({ id: idOf('person'), name: z.string(), email: z.string(), language });
const workspaceSeen = z.object({ id: idOf('workspace'), name: z.string(), role });

/** Who is signed in, and in which workspaces. */
const sessionSchema = z.object({ person, workspaces: z.array(workspaceSeen) });

const member = z.object({
  id: idOf('member'),
  person: idOf('person'),
  name: z.string(),
  email: z.string(),
  role,
  since: instantSchema,
});
const invited = z.object({ id: idOf('invitation'), email: z.string(), role, expiresAt: instantSchema });

/** The operations by which people come in and workspaces are made. */
export const accessContracts = {
  instance: contract({
    id: 'instance.read',
    summary: 'Read whether this installation has its first account yet, and which version it is',
    may: 'anyone',
    method: 'GET',
    path: '/instance',
    takes: z.strictObject({}),
    gives: z.object({ version: z.string(), needsFirstAccount: z.boolean() }),
    refuses: [],
    example: {},
  }),
  setUp: contract({
    id: 'instance.set-up',
    summary: 'Make the first account and its workspace; works once, on an installation without any account',
    may: 'anyone',
    method: 'POST',
    path: '/instance',
    takes: z.strictObject({ name, email, password, workspaceName: name }),
    gives: sessionSchema,
    refuses: ['already_set_up'],
    example: {
      name: 'Ada Byrne',
      email: 'ada@example.org',
      password: 'correct horse battery',
      workspaceName: 'Example Ltd',
    },
  }),
  signIn: contract({
    id: 'session.sign-in',
    summary: 'Sign in with e-mail and password; answers with a session cookie',
    may: 'anyone',
    method: 'POST',
    path: '/session',
    takes: z.strictObject({ email: z.string().trim().min(1).max(320), password: z.string().min(1).max(200) }),
    gives: sessionSchema,
    refuses: ['wrong_credentials', 'too_many_attempts'],
    example: { email: 'ada@example.org', password: 'correct horse battery' },
  }),
  session: contract({
    id: 'session.read',
    summary: 'Read who is signed in and in which workspaces',
    may: 'signed-in',
    method: 'GET',
    path: '/session',
    takes: z.strictObject({}),
    gives: sessionSchema,
    refuses: [],
    example: {},
  }),
  signOut: contract({
    id: 'session.sign-out',
    summary: 'Sign out: the session ends at once, everywhere it was used',
    may: 'signed-in',
    method: 'DELETE',
    path: '/session',
    takes: z.strictObject({}),
    gives: z.object({ signedOut: z.literal(true) }),
    refuses: [],
    example: {},
  }),
  editAccount: contract({
    id: 'account.edit',
    summary: 'Change one’s own name, or the language in which one reads',
    may: 'signed-in',
    method: 'PATCH',
    path: '/account',
    takes: z.strictObject({ name: name.optional(), language: language.optional() }),
    gives: z.object({ person }),
    refuses: [],
    example: { language: 'de' },
  }),
  changePassword: contract({
    id: 'account.change-password',
    summary: 'Change one’s own password; every other session ends, and the ledgers of one’s workspaces say so',
    may: 'signed-in',
    method: 'POST',
    path: '/account/password',
    takes: z.strictObject({ currentPassword: z.string().min(1).max(200), newPassword: password }),
    gives: z.object({ changed: z.literal(true) }),
    refuses: ['wrong_password', 'too_many_attempts'],
    example: { currentPassword: 'correct horse battery', newPassword: 'correct horse battery staple' },
  }),
  createWorkspace: contract({
    id: 'workspaces.create',
    summary: 'Make a workspace; who makes it is its first owner',
    may: 'signed-in',
    method: 'POST',
    path: '/workspaces',
    takes: z.strictObject({ name }),
    gives: z.object({ workspace: workspaceSeen }),
    refuses: [],
    example: { name: 'Example Ltd' },
  }),
  renameWorkspace: contract({
    id: 'workspaces.rename',
    summary: 'Give a workspace another name',
    may: 'workspace.edit',
    method: 'PATCH',
    path: '/workspaces/{workspace}',
    takes: z.strictObject({ ...workspace, name }),
    gives: z.object({ workspace: workspaceSeen }),
    refuses: [],
    example: { workspace: 'ws', name: 'Example and Sons Ltd' },
  }),
  members: contract({
    id: 'members.list',
    summary: 'List the members of a workspace and the invitations that are open',
    may: 'member.read',
    method: 'GET',
    path: '/workspaces/{workspace}/members',
    takes: z.strictObject(workspace),
    gives: z.object({ members: z.array(member), invitations: z.array(invited), abilities }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  invite: contract({
    id: 'members.invite',
    summary: 'Invite a person; answers with a link, to be passed on, that is good for seven days and for one use',
    may: 'member.edit',
    method: 'POST',
    path: '/workspaces/{workspace}/invitations',
    takes: z.strictObject({ ...workspace, email, role }),
    gives: z.object({ invitation: invited, path: z.string().describe('the link, from the address of this server on') }),
    refuses: ['already_member'],
    example: { workspace: 'ws', email: 'kim@example.org', role: 'reader' },
  }),
  withdrawInvitation: contract({
    id: 'members.withdraw-invitation',
    summary: 'Withdraw an open invitation',
    may: 'member.edit',
    method: 'DELETE',
    path: '/workspaces/{workspace}/invitations/{invitation}',
    takes: z.strictObject({ ...workspace, invitation: idOf('invitation') }),
    gives: z.object({ withdrawn: z.literal(true) }),
    refuses: [],
    example: { workspace: 'ws', invitation: 'invitation' },
  }),
  editMember: contract({
    id: 'members.edit',
    summary: 'Give a member another role',
    may: 'member.edit',
    method: 'PATCH',
    path: '/workspaces/{workspace}/members/{member}',
    takes: z.strictObject({ ...workspace, member: idOf('member'), role }),
    gives: z.object({ member }),
    refuses: ['last_owner'],
    example: { workspace: 'ws', member: 'member', role: 'reader' },
  }),
  removeMember: contract({
    id: 'members.remove',
    summary: 'Remove a member from a workspace',
    may: 'member.edit',
    method: 'DELETE',
    path: '/workspaces/{workspace}/members/{member}',
    takes: z.strictObject({ ...workspace, member: idOf('member') }),
    gives: z.object({ removed: z.literal(true) }),
    refuses: ['last_owner'],
    example: { workspace: 'ws', member: 'member' },
  }),
  invitation: contract({
    id: 'invitations.read',
    summary: 'Read what an invitation is for, by the code in its link',
    may: 'anyone',
    method: 'GET',
    path: '/invitations/{token}',
    takes: z.strictObject({ token }),
    gives: z.object({ workspaceName: z.string(), email: z.string(), role, hasAccount: z.boolean() }),
    refuses: ['invitation_not_open'],
    example: { token: 'an-example-of-an-invitation' },
  }),
  acceptInvitation: contract({
    id: 'invitations.accept',
    summary: 'Accept an invitation: with a name and a new password, or with the password of the account that is there',
    may: 'anyone',
    method: 'POST',
    path: '/invitations/{token}',
    takes: z.strictObject({ token, name: name.optional(), password }),
    gives: sessionSchema,
    refuses: ['invitation_not_open', 'wrong_credentials', 'too_many_attempts'],
    example: { token: 'an-example-of-an-invitation', name: 'Kim Doe', password: 'correct horse battery' },
  }),
};
