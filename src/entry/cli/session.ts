import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type Id, parseId } from '../../kernel/id.ts';
import { accessContracts } from '../../modules/access/contract.ts';
import { callOperation, defaultServer, problemOf, send, tokenIn } from './client.ts';
import { keepSettings, type Settings } from './settings.ts';

/** Signs in and remembers the session; the password comes from BREHON_PASSWORD or is asked for without being shown. */
export async function signIn(settings: Settings, email: string): Promise<string> {
  const password = process.env['BREHON_PASSWORD'] ?? (await askHidden('password: '));
  const response = await send({ ...settings, token: undefined }, accessContracts.signIn, {
    input: { email, password },
  });
  const token = tokenIn(response);
  if (!response.ok || token === undefined) throw await problemOf(response);
  const server = settings.server ?? defaultServer;
  await keepSettings({ server, token });
  const session = await callOperation({ ...settings, server, token }, accessContracts.session, { input: {} });
  const [only, ...others] = session.workspaces;
  if (only && others.length === 0) await keepSettings({ workspace: only.id });
  return `signed in to ${server} as ${session.person.name}${only && others.length === 0 ? `, in ${only.name}` : ''}`;
}

/** Ends the session and forgets it. */
export async function signOut(settings: Settings): Promise<string> {
  await callOperation(settings, accessContracts.signOut, { input: {} });
  await keepSettings({ token: undefined, workspace: undefined });
  return 'signed out';
}

/** Finds a workspace by id or by name, ignoring case; the only one where none is named. */
export async function findWorkspace(settings: Settings, named: string | undefined): Promise<Id<'workspace'>> {
  const wanted = named ?? settings.workspace;
  const id = wanted === undefined ? undefined : parseId('workspace', wanted);
  if (id) return id;
  const { workspaces } = await callOperation(settings, accessContracts.session, { input: {} });
  const fitting =
    wanted === undefined ? workspaces : workspaces.filter((each) => each.name.toLowerCase() === wanted.toLowerCase());
  const [only, ...others] = fitting;
  if (only && others.length === 0) return only.id;
  const names = workspaces.map((each) => `\`${each.name}\` (${each.id})`).join(', ');
  throw new UsageError(`name one of your workspaces with --workspace: ${names}`);
}

/** A call that the command line itself refuses. */
export class UsageError extends Error {}

async function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_bytes, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
