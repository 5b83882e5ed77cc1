import type { Id } from '../../kernel/id.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Actor, inWorkspace, type Platform } from '../../store/index.ts';
import { type AccessPlatform, isWithinAttempts, tooManyAttempts } from './commands.ts';
import * as store from './store.ts';

/** Whose password is changed, in which session, and from which to which. */
export type PasswordChange = {
  readonly actor: Actor;
  readonly token: string;
  readonly current: string;
  readonly next: string;
  readonly from: string;
};

/**
 * Changes a person's own password and ends every other session of his. An account belongs to no workspace: the ledger of each
 * in which he is a member says so, right after.
 */
export async function changePassword(
  platform: AccessPlatform,
  { actor, token, current, next, from }: PasswordChange,
): Promise<Result<true, Refusal<'wrong_password' | 'too_many_attempts' | 'not_found'>>> {
  const [person] = await platform.instance.run(store.personOfToken(token));
  if (!person) return err(refusal('not_found', 'nobody is signed in'));
  if (!(await isWithinAttempts(platform, { email: person.email, from }))) return err(tooManyAttempts());
  if (!(await platform.authentication.changePassword(token, { current, next }))) {
    const message = 'this is not your password; write the one that you sign in with';
    return err(refusal('wrong_password', message, [{ path: ['currentPassword'], code: 'wrong_password', message }]));
  }
  await platform.instance.run(store.attemptsForgotten(store.attemptsOf(person.email)));
  const workspaces = await platform.instance.runShowing({ person: person.id }, store.workspacesOf(person.id));
  for (const { id } of workspaces) await sayIn(platform, id, actor);
  return ok(true);
}

const sayIn = (platform: Platform, workspace: Id<'workspace'>, actor: Actor): Promise<void> =>
  inWorkspace(platform.workshop, { as: actor, workspace }, async (work) => {
    const member = (await work.read(store.lockedMembers(workspace))).find(
      ({ person_id }) => person_id === actor.person,
    );
    if (!member) return;
    const subject = { kind: 'member', id: member.id, version: 1 } as const;
    await work.write(store.heldMember(workspace, member.id), [{ event: 'member.password_changed', subject }]);
  });
