import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import { type Call, instanceOperation, type Operation, type Work, workspaceOperation } from '../../store/index.ts';
import type { Begun } from './authentication.ts';
import { changePassword } from './change-password.ts';
import * as commands from './commands.ts';
import { accessContracts as contracts, type Role, roles } from './contract.ts';
import * as store from './store.ts';

/** The operations by which people come in; `platform` carries what signs them in. */
export function accessOperations(platform: commands.AccessPlatform): readonly Operation[] {
  const visitOf = ({ from, userAgent }: Call) => ({ from, userAgent });
  const welcome = async (call: Call, begun: Begun) => {
    call.keepSession(begun);
    const session = await commands.sessionOf(platform, begun.token);
    if (!session) throw new Error('a session that has just begun cannot be read');
    return ok(session);
  };
  return [
    instanceOperation(contracts.instance, async () =>
      ok({ version: platform.version, needsFirstAccount: await commands.needsFirstAccount(platform) }),
    ),
    instanceOperation(contracts.setUp, async ({ input, call }) => {
      const begun = await commands.setUp(platform, input, visitOf(call));
      return begun.ok ? welcome(call, begun.value) : begun;
    }),
    instanceOperation(contracts.signIn, async ({ input, call }) => {
      const begun = await commands.signIn(platform, input, visitOf(call));
      return begun.ok ? welcome(call, begun.value) : begun;
    }),
    instanceOperation(contracts.session, async ({ call }) => {
      const session = await commands.sessionOf(platform, call.token ?? '');
      return session ? ok(session) : err(refusal('not_found', 'nobody is signed in'));
    }),
    instanceOperation(contracts.signOut, async ({ call }) => {
      await platform.authentication.signOut(call.token ?? '');
      call.keepSession(undefined);
      return ok({ signedOut: true as const });
    }),
    instanceOperation(contracts.editAccount, async ({ input, call }) => {
      const person = call.actor && (await commands.editAccount(platform, call.actor.person, input));
      return person ? ok({ person }) : err(refusal('not_found', 'nobody is signed in'));
    }),
    passwordOperation(platform),
    instanceOperation(contracts.createWorkspace, async ({ input, call }) => {
      if (!call.actor) return err(refusal('not_found', 'nobody is signed in'));
      const id = await commands.createWorkspace(platform, call.actor, input.name);
      return ok({ workspace: { id, name: input.name, role: 'owner' as const } });
    }),
    instanceOperation(contracts.invitation, async ({ input }) => {
      const invitation = await commands.readInvitation(platform, input.token);
      if (!invitation)
        return err(
          refusal('invitation_not_open', 'this invitation was used, withdrawn or has expired; ask for a new one'),
        );
      const { name, email, role, hasAccount } = invitation;
      return ok({ workspaceName: name, email, role, hasAccount });
    }),
    instanceOperation(contracts.acceptInvitation, async ({ input, call }) => {
      const { name = '', ...rest } = input;
      const begun = await commands.acceptInvitation(platform, { ...rest, name }, visitOf(call));
      return begun.ok ? welcome(call, begun.value) : begun;
    }),
    ...memberOperations,
  ];
}

const passwordOperation = (platform: commands.AccessPlatform): Operation =>
  instanceOperation(contracts.changePassword, async ({ input, call }) => {
    const { actor, token, from } = call;
    if (!actor || token === undefined) return err(refusal('not_found', 'nobody is signed in'));
    const { currentPassword: current, newPassword: next } = input;
    const changed = await changePassword(platform, { actor, token, from, current, next });
    return changed.ok ? ok({ changed: changed.value }) : changed;
  });

const memberOperations = [
  workspaceOperation(contracts.renameWorkspace, async ({ work, input }) => {
    const [before] = await work.read(store.workspaceNamed(work.workspace));
    const changes = { name: { from: before?.name ?? null, to: input.name } };
    const subject = { kind: 'workspace', id: work.workspace, version: 1 } as const;
    await work.write(store.renamed(work.workspace, input.name), [{ event: 'workspace.renamed', subject, changes }]);
    return ok({ workspace: { id: work.workspace, name: input.name, role: 'owner' as const } });
  }),
  workspaceOperation(contracts.members, async ({ work, may }) => {
    const invitations = await work.read(store.openInvitations(work.workspace));
    return ok({
      members: await membersSeen(work),
      invitations: invitations.map(({ id, email, role, expires_at }) => ({
        id,
        email,
        role: knownRole(role),
        expiresAt: expires_at,
      })),
      abilities: { edit: may('member.edit'), rename: may('workspace.edit') },
    });
  }),
  workspaceOperation(contracts.invite, ({ work, input }) => commands.invite(work, input)),
  workspaceOperation(contracts.withdrawInvitation, async ({ work, input }) => {
    const withdrawn = await commands.withdrawInvitation(work, input.invitation);
    return withdrawn ? ok({ withdrawn }) : err(refusal('not_found', 'there is no such open invitation'));
  }),
  workspaceOperation(contracts.editMember, async ({ work, input }) => {
    const changed = await commands.changeMember(work, input.member, input.role);
    if (!changed.ok) return changed;
    const member = (await membersSeen(work)).find(({ id }) => id === input.member);
    return member ? ok({ member }) : err(refusal('not_found', 'there is no such member'));
  }),
  workspaceOperation(contracts.removeMember, async ({ work, input }) => {
    const removed = await commands.changeMember(work, input.member, 'removed');
    return removed.ok ? ok({ removed: true as const }) : removed;
  }),
];

async function membersSeen(work: Work) {
  const members = await work.read(store.membersOf(work.workspace));
  return members.map((member) => ({ ...member, role: knownRole(member.role) }));
}

const knownRole = (text: string): Role => roles.find((role) => role === text) ?? 'reader';
