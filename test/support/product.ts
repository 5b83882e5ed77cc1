import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { inject } from 'vitest';
import { httpApp } from '../../src/entry/http/app.ts';
import { allOperations } from '../../src/entry/modules.ts';
import { type Brehon, openBrehon } from '../../src/entry/open.ts';
import type { Contract } from '../../src/kernel/operation.ts';
import { requestOf } from '../../src/kernel/request.ts';
import { accessContracts, type Role } from '../../src/modules/access/contract.ts';
import { personOfToken } from '../../src/modules/access/commands.ts';
import type { Address, Operation } from '../../src/store/index.ts';
import { onServer } from './global.ts';

/** Somebody with an account and a session. */
export type Someone = { readonly name: string; readonly email: string; readonly password: string; readonly token: string };

/** What a call answered. */
export type Answer = { readonly status: number; readonly body: Json; readonly text: string; readonly headers: Readonly<Record<string, unknown>> };

/** JSON as tests look at it: any path may be asked for. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test asks for any path of an answer and fails where it is not there
export type Json = any;

/** A whole product over a database of its own. */
export type Product = {
  readonly app: FastifyInstance;
  readonly brehon: Brehon;
  readonly owner: Address;
  readonly operations: readonly Operation[];
  readonly call: (contract: Contract, input: object, how?: How) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

/** By whom a call is made, and with which file. */
export type How = { readonly as?: Someone | undefined; readonly file?: Uint8Array | string };

/** A database of its own, cloned from the migrated template. */
export async function aDatabase(): Promise<{ readonly owner: Address; readonly admin: Address; readonly drop: () => Promise<void> }> {
  const { admin, owner, template } = inject('server');
  const name = `brehon_${randomUUID().replaceAll('-', '')}`;
  await onServer(admin, `create database ${name} template ${template} owner ${pg.escapeIdentifier(owner.user)}`);
  const drop = () => onServer(admin, `drop database if exists ${name} with (force)`);
  return { owner: { ...owner, database: name }, admin: { ...admin, database: name }, drop };
}

/** Opens a product on a database of its own; nothing listens, calls go through the door in memory. */
export async function aProduct(): Promise<Product> {
  const database = await aDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'brehon-product-'));
  const brehon = await openBrehon({ owner: database.owner, dataFolder, report: () => undefined });
  const operations = allOperations(brehon);
  const whoIs = (token: string) => personOfToken(brehon, token);
  const app = await httpApp({ platform: brehon, whoIs, operations, web: undefined, log: 'quiet', trustProxy: false });
  return {
    app,
    brehon,
    owner: database.owner,
    operations,
    call: (contract, input, how = {}) => callOn(app, contract, { input, how }),
    close: async () => {
      await app.close();
      await brehon.close();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function callOn(app: FastifyInstance, contract: Contract, { input, how }: { input: object; how: How }): Promise<Answer> {
  const request = requestOf(contract, { ...input });
  const response = await app.inject({
    method: request.method,
    url: request.url,
    headers: {
      ...(how.as ? { authorization: `Bearer ${how.as.token}` } : {}),
      'x-brehon-request': '1',
      ...(how.file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
    },
    ...(how.file === undefined ? {} : { payload: Buffer.from(how.file) }),
    ...(request.json === undefined ? {} : { payload: { ...request.json } }),
  });
  const isJson = String(response.headers['content-type'] ?? '').includes('json') && !response.body.startsWith('{"progress"');
  return { status: response.statusCode, body: isJson ? JSON.parse(response.body) : undefined, text: response.body, headers: response.headers };
}

const password = 'correct horse battery staple';

/** The first account of a product, and its workspace. */
export async function aFounder(product: Product): Promise<{ readonly founder: Someone; readonly workspace: string }> {
  const person = { name: 'Ada Byrne', email: 'ada@example.org', password };
  const answer = await product.call(accessContracts.setUp, { ...person, workspaceName: 'Example Ltd' });
  return { founder: { ...person, token: tokenIn(answer) }, workspace: answer.body.workspaces[0].id };
}

/** Somebody who joins a workspace by invitation. */
export async function aMember(product: Product, { founder, workspace, role }: { founder: Someone; workspace: string; role: Role }): Promise<Someone> {
  const person = { name: `A ${role}`, email: `${role}-${randomUUID()}@example.org`, password };
  const invited = await product.call(accessContracts.invite, { workspace, email: person.email, role }, { as: founder });
  const token = String(invited.body.path).split('/').at(-1);
  const accepted = await product.call(accessContracts.acceptInvitation, { token, name: person.name, password });
  return { ...person, token: tokenIn(accepted) };
}

/** Another workspace, of somebody else. */
export async function aStranger(product: Product, founder: Someone): Promise<{ readonly stranger: Someone; readonly workspace: string }> {
  const made = await product.call(accessContracts.createWorkspace, { name: 'Elsewhere' }, { as: founder });
  const workspace: string = made.body.workspace.id;
  const stranger = await aMember(product, { founder, workspace, role: 'owner' });
  return { stranger, workspace };
}

function tokenIn(answer: Answer): string {
  const cookie = /brehon_session=([\w-]+)/u.exec(String(answer.headers['set-cookie']));
  if (!cookie?.[1]) throw new Error(`no session began: ${answer.status} ${answer.text}`);
  return cookie[1];
}
