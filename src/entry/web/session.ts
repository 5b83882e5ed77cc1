import type { QueryClient } from '@tanstack/react-query';
import type { Output } from '../../kernel/operation.ts';
import { readOf } from '../../kit/api.ts';
import { rememberPerson } from '../../kit/person.ts';
import { statusOf } from '../../kit/problem-error.ts';
import { accessContracts } from '../../modules/access/contract.ts';
import { adoptLanguage } from './language.ts';

/** Who is signed in, and in which workspaces. */
export type Session = Output<typeof accessContracts.session>;

/** What the application starts from. */
export type Standing =
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'first-run' };

/** Asks who is here, remembers the person for choices that this browser keeps, and speaks his language. */
export async function readStanding(client: QueryClient): Promise<Standing> {
  const standing = await askStanding(client);
  if (standing.kind !== 'signed-in') return standing;
  const { id, language } = standing.session.person;
  rememberPerson(id);
  await adoptLanguage(language);
  return standing;
}

/** Both questions go out to the server at once, and a session that is known is not asked for again. */
async function askStanding(client: QueryClient): Promise<Standing> {
  const known = client.getQueryData<Session>(readOf(accessContracts.session, {}).queryKey);
  if (known) return { kind: 'signed-in', session: known };
  const instance = client.query(readOf(accessContracts.instance, {}));
  instance.catch(() => undefined);
  const session = await readSession(client);
  if (session) return { kind: 'signed-in', session };
  return (await instance).needsFirstAccount ? { kind: 'first-run' } : { kind: 'signed-out' };
}

async function readSession(client: QueryClient): Promise<Session | undefined> {
  try {
    return await client.query(readOf(accessContracts.session, {}));
  } catch (error) {
    if (error instanceof Error && statusOf(error) === 401) return undefined;
    throw error;
  }
}

const lastWorkspaceKey = 'brehon-workspace';

/** Remembers the workspace that this browser was in, for the next visit. */
export const rememberWorkspace = (id: string): void => localStorage.setItem(lastWorkspaceKey, id);

/** The path to begin at: the home page of the workspace this browser was in last, or of the first one. */
export function startPath({ workspaces }: Session): string {
  const last = localStorage.getItem(lastWorkspaceKey);
  const workspace = workspaces.find(({ id }) => id === last) ?? workspaces[0];
  return workspace ? `/w/${workspace.id}/home` : '/new-workspace';
}
