import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';
import type { Contract } from '../../src/kernel/operation.ts';
import { requestOf } from '../../src/kernel/request.ts';

/** The product as a program of its own, as an operator runs it. */
export type RunningProduct = {
  readonly url: string;
  readonly pid: number;
  /** From the start of the program until it said that it is ready. */
  readonly readyAfter: number;
  readonly startedAt: number;
  readonly child: ChildProcess;
  /** The lines that it has written to its standard error so far. */
  readonly words: readonly string[];
  readonly stop: () => Promise<void>;
};

const program = fileURLToPath(new URL('../../src/entry/main.ts', import.meta.url));

/** How the product is started: `database` is the address of a PostgreSQL that is not the embedded one. */
export type StartSettings = { readonly database?: string | undefined; readonly nodeArguments?: readonly string[] };

/** Starts the product on a data folder, by default with its embedded database, and waits until it serves. */
export async function startProduct(dataFolder: string, settings: StartSettings = {}): Promise<RunningProduct> {
  const { database = '', nodeArguments = [] } = settings;
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeArguments, program], {
    env: { ...process.env, DATABASE_URL: database, BREHON_DATA: dataFolder, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  createInterface(child.stderr).on('line', (line) => words.push(line));
  const isReady = await untilReady(child);
  if (!isReady || child.pid === undefined) throw new Error(`the product did not start:\n${words.join('\n')}`);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    readyAfter: performance.now() - startedAt,
    startedAt,
    child,
    words,
    stop,
  };
}

async function untilReady(child: ChildProcess): Promise<boolean> {
  if (!child.stdout) return false;
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('Brehon is ready at')) continue;
    child.stdout.resume();
    return true;
  }
  return false;
}

/** A port of the loopback that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await once(probe.listen(0, '127.0.0.1'), 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** A call of an operation over HTTP; `file` is the body of one that takes a file. */
export type Asked = {
  readonly url: string;
  readonly token?: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly file?: Uint8Array<ArrayBuffer>;
};

/** Calls an operation and gives the body of its answer; throws where the answer is a problem. */
export async function call<Answer>(contract: Contract, shape: z.ZodType<Answer>, asked: Asked): Promise<Answer> {
  const response = await send(contract, asked);
  if (!response.ok) throw new Error(`${contract.id} answered ${response.status}: ${await response.text()}`);
  return shape.parse(await response.json());
}

/** Sends a call and gives the answer as it came. */
export function send(contract: Contract, { url, token, input = {}, file }: Asked): Promise<Response> {
  const request = requestOf(contract, input);
  const json = request.json && JSON.stringify(request.json);
  return fetch(`${url}${request.url}`, {
    method: request.method,
    headers: {
      'x-brehon-request': 'api',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
    },
    ...(file === undefined ? {} : { body: file }),
    ...(json === undefined ? {} : { body: json }),
  });
}

/** The token in the cookie that an answer sets. */
export function tokenIn(response: Response): string {
  const token = /brehon_session=([\w-]+)/u.exec(response.headers.get('set-cookie') ?? '')?.[1];
  if (token === undefined) throw new Error(`no session began: ${response.status}`);
  return token;
}
