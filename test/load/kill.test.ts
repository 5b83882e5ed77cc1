import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { fromHex } from '../../src/kernel/hash.ts';
import { parseVerifierKey, verifyExtension } from '../../src/ledger/index.ts';
import { accessContracts } from '../../src/modules/access/contract.ts';
import { ledgerContracts } from '../../src/modules/ledger/contract.ts';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { fastSha256 } from '../../src/store/index.ts';
import { diceOf } from '../../tools/bench/dice.ts';
import { call, type RunningProduct, send, startProduct, tokenIn } from '../../tools/bench/product.ts';
import { valueOf } from '../builders/ledger.ts';
import { aDatabase } from '../support/product.ts';

const theirs = process.env['DATABASE_URL'] ?? '';
const kills = Number(process.env['BREHON_KILLS'] ?? 4);
const dice = diceOf(Number(process.env['BREHON_KILL_SEED'] ?? 42));
const isLinux = process.platform === 'linux';
const victims =
  theirs === '' && isLinux ? (['application', 'database', 'connection'] as const) : (['application'] as const);

let dataFolder: string;
let database: string | undefined;
let product: RunningProduct;
let token: string;
let workspace: string;
const undo: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'brehon-kill-'));
  await chmod(dataFolder, 0o755);
  undo.push(() => rm(dataFolder, { recursive: true, force: true }));
  if (theirs !== '') database = await anAddress();
  product = await startProduct(dataFolder, { database });
  const account = {
    name: 'Ada Byrne',
    email: 'ada@example.org',
    password: 'correct horse battery staple',
    workspaceName: 'Example Ltd',
  };
  const response = await send(accessContracts.setUp, { url: product.url, input: account });
  token = tokenIn(response);
  workspace = sessionSchema.parse(await response.json()).workspaces[0]?.id ?? '';
});
afterAll(async () => {
  await product.stop();
  for (const each of undo.reverse()) await each();
});

async function anAddress(): Promise<string> {
  const { owner, drop } = await aDatabase();
  undo.push(drop);
  const { user, password = '', host, port } = owner;
  return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}/${owner.database}`;
}

const sessionSchema = z.object({ workspaces: z.array(z.object({ id: z.string() })) });
const writtenSchema = z.object({ record: z.object({ id: z.string(), version: z.int() }) });
const readSchema = z.object({
  record: z.object({ id: z.string(), version: z.int(), values: z.object({ reference: z.string().nullable() }) }),
});
const ledgerSchema = z.object({
  origin: z.string(),
  verifierKey: z.string(),
  size: z.int(),
  waiting: z.int(),
  checkpoint: z.string().nullable(),
});
const examinedSchema = z.object({ entries: z.int(), findings: z.array(z.unknown()) });
const proofSchema = z.object({ hashes: z.array(z.string()) });

/** What a writer was told: this version of the record, with this reference, is kept. `since` are later tries without an answer. */
type Kept = { readonly version: number; readonly reference: string; readonly since: readonly string[] };

const kept = new Map<string, Kept>();
const tally = { acknowledged: 0, unanswered: 0 };

test(
  `8 writers lose no acknowledged write in ${kills} kills of ${victims.join(', ')}, and the ledger holds (BREHON_KILLS sets how many)`,
  async () => {
    const checkpoints: string[] = [];
    for (let round = 0; round < kills; round += 1) {
      const victim = dice.pick(victims);
      const writing = startWriting(round);
      await setTimeout(200 + dice.whole(1200));
      await kill(victim);
      await untilAnswering();
      await setTimeout(dice.whole(300));
      await writing.stop();

      await untilSequenced();
      expect(await lostWrites()).toEqual([]);
      const examined = await call(ledgerContracts.fsck, examinedSchema, asked({}));
      expect({ round, victim, findings: examined.findings }).toEqual({ round, victim, findings: [] });
      checkpoints.push(await newestCheckpoint());
      expect(await brokenExtensions(checkpoints)).toEqual([]);
    }
    console.info(
      `${kills} kills: ${tally.acknowledged} writes acknowledged, none lost; ${tally.unanswered} without an answer`,
    );
    expect(tally.acknowledged).toBeGreaterThan(kills * 8);
  },
  30_000 + kills * 60_000,
);

const asked = (input: Readonly<Record<string, unknown>>) => ({
  url: product.url,
  token,
  input: { workspace, ...input },
});

function startWriting(round: number): { readonly stop: () => Promise<void> } {
  let isWriting = true;
  const writer = async (n: number): Promise<void> => {
    let mine: string | undefined;
    for (let turn = 0; isWriting; turn += 1) {
      const reference = `${round}-${n}-${turn}`;
      mine = turn % 5 === 0 || mine === undefined ? await tryToCreate(reference) : await tryToEdit(mine, reference);
      if (mine === undefined) await setTimeout(20);
    }
  };
  const writers = Array.from({ length: 8 }, (_, n) => writer(n));
  return {
    stop: async () => {
      isWriting = false;
      await Promise.all(writers);
    },
  };
}

/** The id of the record that was made; `undefined` where no answer came. */
async function tryToCreate(reference: string): Promise<string | undefined> {
  const written = await tryTo(systemContracts.create, { values: { name: `System ${reference}`, reference } });
  if (!written) return undefined;
  kept.set(written.id, { version: written.version, reference, since: [] });
  return written.id;
}

async function tryToEdit(system: string, reference: string): Promise<string | undefined> {
  const before = kept.get(system);
  if (before) kept.set(system, { ...before, since: [...before.since, reference] });
  const written = await tryTo(systemContracts.edit, { system, values: { reference } });
  if (!written) return undefined;
  kept.set(system, { version: written.version, reference, since: [] });
  return system;
}

async function tryTo(
  contract: typeof systemContracts.create | typeof systemContracts.edit,
  input: Readonly<Record<string, unknown>>,
) {
  try {
    const { record } = await call(contract, writtenSchema, asked(input));
    tally.acknowledged += 1;
    return record;
  } catch {
    tally.unanswered += 1;
    return undefined;
  }
}

async function kill(victim: (typeof victims)[number]): Promise<void> {
  if (victim !== 'application') {
    const pid = victim === 'database' ? await headOfDatabase() : await someConnection();
    process.kill(pid, 'SIGKILL');
    return;
  }
  const gone = once(product.child, 'exit');
  product.child.kill('SIGKILL');
  await gone;
  product = await startProduct(dataFolder, { database });
}

/** PostgreSQL's own note of who runs on its folder. */
async function headOfDatabase(): Promise<number> {
  const note = await readFile(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
  return Number(note.split('\n')[0]);
}

/** The pid of a server process that works for a connection of the product. */
async function someConnection(): Promise<number> {
  const head = await headOfDatabase();
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const isOurs = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return Number(stat.split(') ').at(-1)?.split(' ')[1]) === head && words.includes('brehon_app');
    }),
  );
  const [first, ...others] = pids.filter((_, at) => isOurs[at]).map(Number);
  if (first === undefined) throw new Error('the database has no connection of the product');
  return dice.pick([first, ...others]);
}

async function untilAnswering(): Promise<void> {
  let last = '';
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await send(ledgerContracts.read, asked({})).catch(() => undefined);
    last = (await answer?.text().catch(String)) ?? 'none';
    if (answer?.ok) return;
    await setTimeout(50);
  }
  throw new Error(`the product did not come back; its last answer was ${last}, its words ${product.words.join('\n')}`);
}

const ledger = () => call(ledgerContracts.read, ledgerSchema, asked({}));

/** Entries that wait; while the database is coming back nobody knows how many. */
const waiting = (): Promise<number> =>
  ledger().then(
    (read) => read.waiting,
    () => Number.POSITIVE_INFINITY,
  );

async function untilSequenced(): Promise<void> {
  for (let tries = 0; (await waiting()) > 0; tries += 1) {
    if (tries > 600) throw new Error('entries wait in vain for their index');
    await setTimeout(50);
  }
}

/** Every record that is not as a writer was told, nor as a try without an answer would have left it. */
async function lostWrites(): Promise<readonly unknown[]> {
  const lost: unknown[] = [];
  for (const [system, told] of kept) {
    const { record } = await call(systemContracts.read, readSchema, asked({ system }));
    const { version, values } = record;
    const isAsTold = version === told.version && values.reference === told.reference;
    const isLater =
      version > told.version &&
      version <= told.version + told.since.length &&
      told.since.includes(values.reference ?? '');
    if (!isAsTold && !isLater) lost.push({ told, found: record });
  }
  return lost;
}

async function newestCheckpoint(): Promise<string> {
  const { checkpoint } = await ledger();
  if (checkpoint === null) throw new Error('the ledger has no checkpoint');
  return checkpoint;
}

/** The older checkpoints that the newest one does not extend. */
async function brokenExtensions(checkpoints: readonly string[]): Promise<readonly unknown[]> {
  const { origin, verifierKey } = await ledger();
  const log = { origin, keys: [valueOf(parseVerifierKey(verifierKey))] };
  const newer = checkpoints.at(-1) ?? '';
  const sizeOf = (checkpoint: string): number => Number(checkpoint.split('\n')[1]);
  const broken: unknown[] = [];
  for (const older of checkpoints.slice(0, -1)) {
    const { hashes } = await call(
      ledgerContracts.consistency,
      proofSchema,
      asked({ from: sizeOf(older), to: sizeOf(newer) }),
    );
    const verified = verifyExtension({ older, newer, proof: hashes.map(fromHex), log }, fastSha256);
    if (!verified.ok) broken.push(verified.error);
  }
  return broken;
}
