import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { inject } from 'vitest';
import * as z from 'zod';
import { httpApp } from '../../src/entry/http/app.ts';
import { allOperations } from '../../src/entry/modules.ts';
import { type Brehon, openBrehon } from '../../src/entry/open.ts';
import type { Contract, Output } from '../../src/kernel/operation.ts';
import type { ProblemDocument } from '../../src/kernel/problem.ts';
import { requestOf } from '../../src/kernel/request.ts';
import { personOfToken } from '../../src/modules/access/commands.ts';
import { accessContracts, type Role } from '../../src/modules/access/contract.ts';
import type { Address, Operation } from '../../src/store/index.ts';
import { onServer } from './global.ts';

/** Somebody with an account and a session. */
export type Someone = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
};

/** What a call answered: `body` where it was done, `problem` where it was refused; reading the wrong one fails the test. */
export type Answer<C extends Contract = Contract> = {
  readonly status: number;
  readonly body: Output<C>;
  readonly problem: ProblemDocument;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
};

/** A whole product over a database of its own. */
export type Product = {
  readonly app: FastifyInstance;
  readonly brehon: Brehon;
  readonly owner: Address;
  /** Where its keys and the bytes of its evidence are. */
  readonly dataFolder: string;
  readonly operations: readonly Operation[];
  readonly call: <C extends Contract>(contract: C, input: object, how?: How) => Promise<Answer<C>>;
  readonly close: () => Promise<void>;
};

/** By whom a call is made, and with which file. */
export type How = { readonly as?: Someone | undefined; readonly file?: Uint8Array | string };

/** A database of this test's own, and what removes it. */
type OwnDatabase = { readonly owner: Address; readonly admin: Address; readonly drop: () => Promise<void> };

/** A database of its own, cloned from the migrated template. */
export const aDatabase = (): Promise<OwnDatabase> => aDatabaseFrom(inject('server').template);

/** A database of its own in which there is nothing yet. */
export const anEmptyDatabase = (): Promise<OwnDatabase> => aDatabaseFrom('template0');

async function aDatabaseFrom(template: string): Promise<OwnDatabase> {
  const { admin, owner } = inject('server');
  const name = `brehon_${randomUUID().replaceAll('-', '')}`;
  await onServer(admin, `create database ${name} template ${template} owner ${pg.escapeIdentifier(owner.user)}`);
  const drop = () => dropDatabase(admin, name);
  return { owner: { ...owner, database: name }, admin: { ...admin, database: name }, drop };
}

/**
 * Asks first without force: the server then ends what its own housekeeping does there, which force by a role that is
 * no superuser is refused.
 */
async function dropDatabase(admin: Address, name: string): Promise<void> {
  try {
    await onServer(admin, `drop database if exists ${name}`);
  } catch {
    await onServer(admin, `drop database if exists ${name} with (force)`);
  }
}

/** Opens a product on a database of its own; nothing listens, calls go through the door in memory. */
export async function aProduct({ web, works = false }: { web?: string; works?: boolean } = {}): Promise<Product> {
  const database = await aDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'brehon-product-'));
  const brehon = await openBrehon({ owner: database.owner, dataFolder, works, report: () => undefined });
  const operations = allOperations(brehon);
  const whoIs = (token: string) => personOfToken(brehon, token);
  const app = await httpApp({ platform: brehon, whoIs, operations, web, log: 'quiet', trustProxy: false });
  return {
    app,
    brehon,
    owner: database.owner,
    dataFolder,
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

async function callOn<C extends Contract>(
  app: FastifyInstance,
  contract: C,
  { input, how }: { input: object; how: How },
): Promise<Answer<C>> {
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
  const { statusCode: status, body: text, headers } = response;
  return {
    status,
    text,
    headers,
    get body() {
      if (status !== 200) throw new Error(`${contract.id} was refused: ${text}`);
      // The door has checked that the answer has the shape of its contract.
      return z.custom<Output<C>>().parse(parsed(text));
    },
    get problem() {
      if (status === 200) throw new Error(`${contract.id} was done`);
      return z.custom<ProblemDocument>().parse(parsed(text));
    },
  };
}

const parsed = (text: string): unknown => JSON.parse(text);

const password = 'correct horse battery staple';

/** The first account of a product, and its workspace. */
export async function aFounder(product: Product): Promise<{ readonly founder: Someone; readonly workspace: string }> {
  const person = { name: 'Ada Byrne', email: 'ada@example.org', password };
  const answer = await product.call(accessContracts.setUp, { ...person, workspaceName: 'Example Ltd' });
  return { founder: { ...person, token: tokenIn(answer) }, workspace: idIn(answer.body.workspaces[0]) };
}

/** Somebody who joins a workspace by invitation. */
export async function aMember(
  product: Product,
  { founder, workspace, role }: { founder: Someone; workspace: string; role: Role },
): Promise<Someone> {
  const person = { name: `A ${role}`, email: `${role}-${randomUUID()}@example.org`, password };
  const invited = await product.call(accessContracts.invite, { workspace, email: person.email, role }, { as: founder });
  const token = invited.body.path.split('/').at(-1);
  const accepted = await product.call(accessContracts.acceptInvitation, { token, name: person.name, password });
  return { ...person, token: tokenIn(accepted) };
}

/** Another workspace, of somebody else. */
export async function aStranger(
  product: Product,
  founder: Someone,
): Promise<{ readonly stranger: Someone; readonly workspace: string }> {
  const made = await product.call(accessContracts.createWorkspace, { name: 'Elsewhere' }, { as: founder });
  const workspace = made.body.workspace.id;
  const stranger = await aMember(product, { founder, workspace, role: 'owner' });
  return { stranger, workspace };
}

const idIn = (thing: { readonly id: string } | undefined): string => {
  if (!thing) throw new Error('there is no such thing in the answer');
  return thing.id;
};

function tokenIn(answer: Answer): string {
  const cookie = /brehon_session=([\w-]+)/u.exec(String(answer.headers['set-cookie']));
  if (!cookie?.[1]) throw new Error(`no session began: ${answer.status} ${answer.text}`);
  return cookie[1];
}
