import { sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';
import type { Language } from '../../kernel/language.ts';
import { tables } from '../../store/index.ts';

type Tables = {
  person: { id: Id<'person'>; name: string; email: string; language: Language | null; updated_at: string };
  session: { token: string; person_id: Id<'person'>; expires_at: string };
  workspace: { workspace_id: Id<'workspace'>; name: string; created_at: string };
  member: {
    workspace_id: Id<'workspace'>;
    id: Id<'member'>;
    person_id: Id<'person'>;
    role: string;
    since: string;
    until: string | null;
  };
  invitation: {
    workspace_id: Id<'workspace'>;
    id: Id<'invitation'>;
    email: string;
    role: string;
    token_hash: string;
    invited_by: Id<'person'>;
    created_at: string;
    expires_at: string;
    settled_at: string | null;
  };
};

const db = tables<Tables>();

export const anyPerson = () => db.selectFrom('person').select('id').limit(1);

export const personOfToken = (token: string) =>
  db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(['person.id', 'person.name', 'person.email', 'person.language'])
    .where('session.token', '=', token)
    .where('session.expires_at', '>', sql<string>`now()`);

/** What a person may change of his own account. */
export type AccountChange = { readonly name?: string | undefined; readonly language?: Language | null | undefined };

export const accountChanged = (person: Id<'person'>, change: AccountChange) =>
  db
    .updateTable('person')
    .set({ ...change, updated_at: sql<string>`now()` })
    .where('id', '=', person)
    .returning(['id', 'name', 'email', 'language']);

export const personOfEmail = (email: string) =>
  db.selectFrom('person').select(['id', 'name', 'email']).where('email', '=', email.toLowerCase());

/** The workspaces of the caller; run in the scope `instance` with the caller's id set. */
export const workspacesOf = (person: Id<'person'>) =>
  db
    .selectFrom('member')
    .innerJoin('workspace', 'workspace.workspace_id', 'member.workspace_id')
    .select(['workspace.workspace_id as id', 'workspace.name', 'member.role'])
    .where('member.person_id', '=', person)
    .where('member.until', 'is', null)
    .orderBy('workspace.name');

export const newWorkspace = (row: Tables['workspace']) =>
  db.insertInto('workspace').values(row).returning('workspace_id');

export const renamed = (workspace: Id<'workspace'>, name: string) =>
  db.updateTable('workspace').set({ name }).where('workspace_id', '=', workspace).returning('workspace_id');

export const newMember = (row: Omit<Tables['member'], 'until'>) =>
  db
    .insertInto('member')
    .values({ ...row, until: null })
    .returning('id');

export const membersOf = (workspace: Id<'workspace'>) =>
  db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['member.id', 'member.person_id as person', 'person.name', 'person.email', 'member.role', 'member.since'])
    .where('member.workspace_id', '=', workspace)
    .where('member.until', 'is', null)
    .orderBy('person.name');

export const lockedMembers = (workspace: Id<'workspace'>) =>
  db
    .selectFrom('member')
    .select(['id', 'person_id', 'role'])
    .where('workspace_id', '=', workspace)
    .where('until', 'is', null)
    .orderBy('id')
    .forUpdate();

/** A member as it stands, for an entry about what is not among the rows of the workspace. */
export const heldMember = (workspace: Id<'workspace'>, id: Id<'member'>) =>
  db.selectFrom('member').select('id').where('workspace_id', '=', workspace).where('id', '=', id);

export const roleChanged = (workspace: Id<'workspace'>, id: Id<'member'>, role: string) =>
  db.updateTable('member').set({ role }).where('workspace_id', '=', workspace).where('id', '=', id).returning('id');

export const memberEnded = (workspace: Id<'workspace'>, id: Id<'member'>, until: string) =>
  db.updateTable('member').set({ until }).where('workspace_id', '=', workspace).where('id', '=', id).returning('id');

export const openInvitations = (workspace: Id<'workspace'>) =>
  db
    .selectFrom('invitation')
    .select(['id', 'email', 'role', 'expires_at'])
    .where('workspace_id', '=', workspace)
    .where('settled_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .orderBy('created_at');

export const newInvitation = (row: Omit<Tables['invitation'], 'settled_at'>) =>
  db
    .insertInto('invitation')
    .values({ ...row, settled_at: null })
    .returning('id');

/** Settles an open invitation; gives no row where it is not open, so that one link is good for one use. */
export const invitationSettled = (workspace: Id<'workspace'>, id: Id<'invitation'>, at: string) =>
  db
    .updateTable('invitation')
    .set({ settled_at: at })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .returning('id');

/** The open invitation whose token has this hash, with its workspace; run with the hash presented. */
export const invitationOfToken = (hash: string) =>
  db
    .selectFrom('invitation')
    .innerJoin('workspace', 'workspace.workspace_id', 'invitation.workspace_id')
    .select(['invitation.workspace_id', 'invitation.id', 'invitation.email', 'invitation.role', 'workspace.name'])
    .where('token_hash', '=', hash)
    .where('settled_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`);

export const workspaceNamed = (workspace: Id<'workspace'>) =>
  db.selectFrom('workspace').select('name').where('workspace_id', '=', workspace);

/** The key under which attempts at an account's password are counted. */
export const attemptsOf = (email: string): string => `account:${email.toLowerCase()}`;

/** Counts one more attempt under a key, in windows of fifteen minutes; gives the count so far. */
export const attemptCounted = (key: string) => sql<{ attempts: number }>`
  insert into sign_in_attempt (key, attempts, window_ends_at) values (${key}, 1, now() + interval '15 minutes')
  on conflict (workspace_id, key) do update set
    attempts = case when sign_in_attempt.window_ends_at < now() then 1 else sign_in_attempt.attempts + 1 end,
    window_ends_at = case when sign_in_attempt.window_ends_at < now() then now() + interval '15 minutes' else sign_in_attempt.window_ends_at end
  returning attempts`;

export const attemptsForgotten = (key: string) => sql<{ key: string }>`
  delete from sign_in_attempt where workspace_id = 'instance' and (key = ${key} or window_ends_at < now()) returning key`;
