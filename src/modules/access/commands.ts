import { createHash, randomBytes } from 'node:crypto';
import type { Id } from '../../kernel/id.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Actor, inWorkspace, type Platform, type Work } from '../../store/index.ts';
import type { Authentication, Begun, Visit } from './authentication.ts';
import { type Role, roles } from './contract.ts';
import * as store from './store.ts';

/** What access needs beside the platform. */
export type AccessPlatform = Platform & { readonly authentication: Authentication };

const setUpLock = 4_207_312;
const attemptsAllowed = { perAccount: 10, perAddress: 50 } as const;
const invitationDays = 7;

/** Whether nobody has an account here yet. */
export async function needsFirstAccount(platform: Platform): Promise<boolean> {
  const people = await platform.instance.run(store.anyPerson());
  return people.length === 0;
}

/** Makes the first account with its workspace. INVARIANT: at most one caller ever gets past the check. */
export async function setUp(
  platform: AccessPlatform,
  first: { name: string; email: string; password: string; workspaceName: string },
  visit: Visit,
): Promise<Result<Begun, Refusal<'already_set_up'>>> {
  return platform.instance.alone(setUpLock, async () => {
    const taken = err(refusal('already_set_up', 'this installation has its first account already; sign in instead'));
    if (!(await needsFirstAccount(platform))) return taken;
    const begun = await platform.authentication.signUp(first, visit);
    if (!begun) return taken;
    await createWorkspace(platform, { person: begun.person, via: 'setup' }, first.workspaceName);
    return ok(begun);
  });
}

/** Makes a workspace whose first owner is the actor. */
export async function createWorkspace(platform: Platform, actor: Actor, name: string): Promise<Id<'workspace'>> {
  const workspace = platform.machine.ids('workspace');
  await inWorkspace(platform.workshop, { as: actor, workspace }, async (work) => {
    const subject = { kind: 'workspace', id: workspace, version: 1 } as const;
    await work.write(store.newWorkspace({ workspace_id: workspace, name, created_at: work.now }), [
      { event: 'workspace.created', subject, changes: { name: { to: name } } },
    ]);
    await addMember(work, { person: actor.person, role: 'owner' });
  });
  return workspace;
}

/** Adds a person to the workspace; its entry names the person by id only. */
async function addMember(work: Work, { person, role }: { person: Id<'person'>; role: Role }): Promise<Id<'member'>> {
  const id = work.ids('member');
  const row = { workspace_id: work.workspace, id, person_id: person, role, since: work.now };
  await work.write(store.newMember(row), [
    {
      event: 'member.added',
      subject: { kind: 'member', id, version: 1 },
      changes: { person: { to: person }, role: { to: role } },
    },
  ]);
  return id;
}

type SignInRefusal = Refusal<'wrong_credentials' | 'too_many_attempts'>;

/** Signs in, within a limit of attempts by account and by address that all processes share. */
export async function signIn(
  platform: AccessPlatform,
  { email, password }: { email: string; password: string },
  visit: Visit,
): Promise<Result<Begun, SignInRefusal>> {
  if (!(await isWithinAttempts(platform, { email, from: visit.from }))) return err(tooManyAttempts());
  const begun = await platform.authentication.signIn(email, password, visit);
  if (!begun) return err(refusal('wrong_credentials', 'e-mail and password do not belong together; check both'));
  await platform.instance.run(store.attemptsForgotten(store.attemptsOf(email)));
  return ok(begun);
}

/** Counts one more attempt at a password, by account and by address; false where that is one too many. */
export async function isWithinAttempts(
  platform: Platform,
  { email, from }: { readonly email: string; readonly from: string },
): Promise<boolean> {
  const limits = [
    { key: store.attemptsOf(email), limit: attemptsAllowed.perAccount },
    { key: `address:${from}`, limit: attemptsAllowed.perAddress },
  ];
  for (const { key, limit } of limits) {
    const [counted] = await platform.instance.run(store.attemptCounted(key));
    if ((counted?.attempts ?? 0) > limit) return false;
  }
  return true;
}

/** What is said to whoever has tried too often. */
export const tooManyAttempts = () =>
  refusal('too_many_attempts', 'too many attempts; wait fifteen minutes and try again');

/** Who the token of a session belongs to, while the session lasts. */
export async function personOfToken(platform: Platform, token: string) {
  const [person] = await platform.instance.run(store.personOfToken(token));
  return person;
}

/** Who is signed in, and in which workspaces. */
export async function sessionOf(platform: Platform, token: string) {
  const person = await personOfToken(platform, token);
  if (!person) return undefined;
  const rows = await platform.instance.runShowing({ person: person.id }, store.workspacesOf(person.id));
  return { person, workspaces: rows.map(({ id, name, role }) => ({ id, name, role: knownRole(role) })) };
}

/** Changes what a person may change of his own account; accounts belong to no workspace, and stand in no ledger. */
export async function editAccount(platform: Platform, person: Id<'person'>, change: store.AccountChange) {
  const [changed] = await platform.instance.run(store.accountChanged(person, change));
  return changed;
}

/** Invites an e-mail address. The link's code is given once and kept only as a hash. */
export async function invite(work: Work, { email, role }: { email: string; role: Role }) {
  const members = await work.read(store.membersOf(work.workspace));
  if (members.some((member) => member.email === email.toLowerCase())) {
    return err(refusal('already_member', `\`${email}\` is a member already; change the role in the list of members`));
  }
  const code = randomBytes(24).toString('base64url');
  const id = work.ids('invitation');
  const expiresAt = new Date(Date.parse(work.now) + invitationDays * 86_400_000).toISOString();
  const row = { workspace_id: work.workspace, id, email: email.toLowerCase(), role, invited_by: work.actor.person };
  await work.write(
    store.newInvitation({ ...row, token_hash: hashOf(code), created_at: work.now, expires_at: expiresAt }),
    [
      {
        event: 'invitation.made',
        subject: { kind: 'invitation', id, version: 1 },
        changes: { email: { to: email.toLowerCase(), personal: true }, role: { to: role } },
      },
    ],
  );
  return ok({ invitation: { id, email: email.toLowerCase(), role, expiresAt }, path: `/invitation/${code}` });
}

/** Withdraws an open invitation; `undefined` where there is none. */
export async function withdrawInvitation(work: Work, id: Id<'invitation'>): Promise<true | undefined> {
  const open = await work.read(store.openInvitations(work.workspace));
  if (!open.some((invitation) => invitation.id === id)) return undefined;
  await work.write(store.invitationSettled(work.workspace, id, work.now), [
    { event: 'invitation.withdrawn', subject: { kind: 'invitation', id, version: 2 } },
  ]);
  return true;
}

/** The open invitation behind a link's code. */
export async function readInvitation(platform: Platform, code: string) {
  const token = hashOf(code);
  const [found] = await platform.instance.runShowing({ token }, store.invitationOfToken(token));
  if (!found) return undefined;
  const [account] = await platform.instance.run(store.personOfEmail(found.email));
  return { ...found, role: knownRole(found.role), hasAccount: account !== undefined };
}

type AcceptRefusal = Refusal<'invitation_not_open'> | SignInRefusal;

const notOpen = () =>
  err(refusal('invitation_not_open', 'this invitation was used, withdrawn or has expired; ask for a new one'));

/** Accepts an invitation: makes the account or signs in to it, then adds the member. */
export async function acceptInvitation(
  platform: AccessPlatform,
  accepted: { token: string; name: string; password: string },
  visit: Visit,
): Promise<Result<Begun, AcceptRefusal>> {
  const invitation = await readInvitation(platform, accepted.token);
  if (!invitation) return notOpen();
  const { email } = invitation;
  const begun = invitation.hasAccount
    ? await signIn(platform, { email, password: accepted.password }, visit)
    : await signUp(platform, { email, name: accepted.name, password: accepted.password }, visit);
  if (!begun.ok) return begun;
  const settings = { as: { person: begun.value.person, via: 'web' }, workspace: invitation.workspace_id } as const;
  const isAdded = await inWorkspace(platform.workshop, settings, async (work) => {
    const settled = await work.write(store.invitationSettled(work.workspace, invitation.id, work.now), [
      { event: 'invitation.accepted', subject: { kind: 'invitation', id: invitation.id, version: 2 } },
    ]);
    if (settled.length > 0 && work.role === null) {
      await addMember(work, { person: begun.value.person, role: invitation.role });
    }
    return settled.length > 0;
  });
  return isAdded ? begun : notOpen();
}

async function signUp(
  platform: AccessPlatform,
  credentials: { name: string; email: string; password: string },
  visit: Visit,
): Promise<Result<Begun, SignInRefusal>> {
  const begun = await platform.authentication.signUp(credentials, visit);
  return begun ? ok(begun) : err(refusal('wrong_credentials', 'this e-mail has an account already; use its password'));
}

/** Changes or ends a membership, but never the last owner's. */
export async function changeMember(
  work: Work,
  id: Id<'member'>,
  to: Role | 'removed',
): Promise<Result<true, Refusal<'last_owner' | 'not_found'>>> {
  const members = await work.read(store.lockedMembers(work.workspace));
  const member = members.find((each) => each.id === id);
  if (!member) return err(refusal('not_found', 'there is no such member'));
  const owners = members.filter((each) => each.role === 'owner');
  if (to !== 'owner' && owners.length === 1 && owners[0]?.id === id) {
    return err(refusal('last_owner', 'this is the only owner; make somebody else an owner first'));
  }
  const subject = { kind: 'member', id, version: 1 } as const;
  if (to === 'removed') {
    await work.write(store.memberEnded(work.workspace, id, work.now), [{ event: 'member.removed', subject }]);
  } else {
    const changes = { role: { from: member.role, to } };
    await work.write(store.roleChanged(work.workspace, id, to), [{ event: 'member.changed', subject, changes }]);
  }
  return ok(true);
}

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');

function knownRole(text: string): Role {
  const role = roles.find((each) => each === text);
  if (!role) throw new Error(`a member has the role ${text}, which this version does not know`);
  return role;
}
