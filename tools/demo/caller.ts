// Calls operations in memory, as the person whom the demonstration belongs to.
import type { FastifyInstance } from 'fastify';
import type { Brehon } from '../../src/entry/open.ts';
import type { Id } from '../../src/kernel/id.ts';
import type { Contract, Input, Output } from '../../src/kernel/operation.ts';
import { requestOf } from '../../src/kernel/request.ts';
import { accessContracts } from '../../src/modules/access/contract.ts';
import { systemContracts } from '../../src/modules/systems/contract.ts';

/** What the demonstration is made with. */
export type DemoSettings = {
  readonly app: FastifyInstance;
  readonly brehon: Brehon;
  readonly email: string;
  readonly password: string;
};

/** Somebody who can make a workspace and import files into it; `welcome` says how to sign in. */
export type DemoCaller = {
  readonly workspace: (name: string) => Promise<Id<'workspace'>>;
  readonly importFile: (workspace: Id<'workspace'>, filename: string, bytes: Uint8Array) => Promise<string>;
  readonly welcome: string;
};

/** Makes the first account where there is none; otherwise signs in with the e-mail and password that were given. */
export async function demoCaller(settings: DemoSettings): Promise<DemoCaller> {
  const { email, password } = settings;
  const { needsFirstAccount } = await call(settings, accessContracts.instance, { input: {} });
  const signedIn = needsFirstAccount
    ? await raw(settings, accessContracts.setUp, {
        input: { name: 'Demo Owner', email, password, workspaceName: 'My organisation' },
      })
    : await raw(settings, accessContracts.signIn, { input: { email, password } });
  if (signedIn.statusCode !== 200) {
    throw new Error(
      'this installation has its first account already: give its e-mail and password as BREHON_EMAIL and BREHON_PASSWORD',
    );
  }
  const token = /brehon_session=([\w-]+)/u.exec(String(signedIn.headers['set-cookie']))?.[1];
  const as = { ...settings, token };
  return {
    workspace: async (name) => {
      const { workspaces } = await call(as, accessContracts.session, { input: {} });
      const found = workspaces.find((each) => each.name === name);
      return found?.id ?? (await call(as, accessContracts.createWorkspace, { input: { name } })).workspace.id;
    },
    importFile: async (workspace, filename, file) => {
      const done = await call<Contract>(as, systemContracts.import, { input: { workspace, filename }, file });
      const { rows, created, updated, unchanged, matchedBy } = systemContracts.import.gives.parse(done);
      const matched = matchedBy.map(({ key, rows: count }) => `${count} by ${key}`).join(', ');
      return `${rows} rows, ${created} created, ${updated} updated, ${unchanged} unchanged${matched === '' ? '' : ` (matched: ${matched})`}`;
    },
    welcome: needsFirstAccount ? `sign in as ${email} with the password ${password}` : `sign in as ${email}`,
  };
}

type Call = { readonly input: object; readonly file?: Uint8Array };
type Caller = DemoSettings & { readonly token?: string | undefined };

async function call<C extends Contract>(
  caller: Caller,
  contract: C,
  { input, file }: { input: Input<C>; file?: Uint8Array },
): Promise<Output<C>> {
  const response = await raw(caller, contract, { input, ...(file ? { file } : {}) });
  if (response.statusCode !== 200) throw new Error(`${contract.id}: ${response.body.slice(0, 2000)}`);
  return response.json();
}

function raw({ app, token }: Caller, contract: Contract, { input, file }: Call) {
  const request = requestOf(contract, { ...input });
  return app.inject({
    method: request.method,
    url: request.url,
    headers: {
      'x-brehon-request': 'demo',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(file ? { 'content-type': 'application/octet-stream' } : {}),
    },
    ...(file ? { payload: Buffer.from(file) } : request.json ? { payload: { ...request.json } } : {}),
  });
}
