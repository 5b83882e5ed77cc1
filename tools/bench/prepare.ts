import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import * as z from 'zod';
import { findDatabase } from '../../src/entry/find-database.ts';
import { openBrehon } from '../../src/entry/open.ts';
import { idOf } from '../../src/kernel/operation.ts';
import { accessContracts } from '../../src/modules/access/contract.ts';
import { type Address } from '../../src/store/index.ts';
import type { Options } from './options.ts';
import { call, type RunningProduct, send, startProduct, tokenIn } from './product.ts';
import { fillWorkspace } from './seed.ts';
import type { Around } from './seed-records.ts';

/** How large the two workspaces are. */
export type Sizes = {
  readonly systems: number;
  readonly entriesEach: number;
  readonly many: number;
  /** What stands around the systems of the first. */
  readonly around: Around;
};

const wholeSizes: Sizes = {
  systems: 10_000,
  entriesEach: 50,
  many: 100_000,
  around: {
    units: 300,
    people: 2500,
    suppliers: 1500,
    datasets: 6000,
    models: 4000,
    documents: 1500,
    evidence: 24_000,
    tasks: 16_000,
    comments: 14_200,
    obligations: 30_000,
  },
};

const quickSizes: Sizes = {
  systems: 1000,
  entriesEach: 50,
  many: 10_000,
  around: {
    units: 60,
    people: 250,
    suppliers: 150,
    datasets: 600,
    models: 400,
    documents: 150,
    evidence: 2400,
    tasks: 1600,
    comments: 1420,
    obligations: 3000,
  },
};

/** What stands around the systems of the second workspace: little, for it is there for their number. */
const little: Around = {
  units: 120,
  people: 800,
  suppliers: 2000,
  datasets: 0,
  models: 0,
  documents: 0,
  evidence: 0,
  tasks: 0,
  comments: 0,
  obligations: 0,
};

/** A data folder with a seeded database; nothing runs on it. */
export type Prepared = {
  readonly dataFolder: string;
  readonly sizes: Sizes;
  /** Few systems with long histories. */
  readonly deep: string;
  /** Many systems with one entry each. */
  readonly wide: string;
  readonly remove: () => Promise<void>;
};

const account = { name: 'Ada Byrne', email: 'ada@example.org', password: 'correct horse battery staple' };
const quiet = (): void => undefined;

/** A new folder below the machine's own for such things; a database's own account may enter it. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'brehon-bench-'));
  await chmod(folder, 0o755);
  return folder;
}

const seededSchema = z.object({
  systems: z.int(),
  entriesEach: z.int(),
  many: z.int(),
  deep: idOf('workspace'),
  wide: idOf('workspace'),
});

/** Seeds a data folder, or finds the one that an earlier run seeded. */
export async function prepare(options: Options, tell: (text: string) => void): Promise<Prepared> {
  const dataFolder = options.keep === undefined ? await newFolder() : resolve(options.keep);
  const sizes = options.quick ? quickSizes : wholeSizes;
  const remove = () =>
    options.keep === undefined ? rm(dataFolder, { recursive: true, force: true }) : Promise.resolve();
  const note = join(dataFolder, 'seeded.json');
  const found = seededSchema.safeParse(JSON.parse(await readFile(note, 'utf8').catch(() => 'null')));
  if (found.success && found.data.systems === sizes.systems) {
    return { dataFolder, sizes, deep: found.data.deep, wide: found.data.wide, remove };
  }
  const workspaces = await setUp(dataFolder);
  await seed(dataFolder, { sizes, workspaces, tell });
  await writeFile(note, `${JSON.stringify({ ...sizes, deep: workspaces.deep, wide: workspaces.wide })}\n`);
  return { dataFolder, sizes, ...workspaces, remove };
}

const sessionSchema = z.object({
  person: z.object({ id: idOf('person') }),
  workspaces: z.array(z.object({ id: idOf('workspace') })),
});
const madeSchema = z.object({ workspace: z.object({ id: idOf('workspace') }) });

type SetUp = Awaited<ReturnType<typeof setUp>>;

/** The first account and two workspaces, over HTTP as anybody would make them. */
async function setUp(dataFolder: string) {
  const product = await startProduct(dataFolder);
  try {
    const { url } = product;
    const response = await send(accessContracts.setUp, { url, input: { ...account, workspaceName: 'Deep' } });
    const token = tokenIn(response);
    const session = sessionSchema.parse(await response.json());
    const [deep] = session.workspaces;
    if (!deep) throw new Error('the first account has no workspace');
    const wide = await newWorkspace(product, token);
    const colleague = await newMember(product, { token, workspace: deep.id });
    return { person: session.person.id, deep: deep.id, wide, colleague };
  } finally {
    await product.stop();
  }
}

const invitedSchema = z.object({ path: z.string() });

/** Invites somebody into a workspace, who accepts. */
async function newMember({ url }: RunningProduct, { token, workspace }: { token: string; workspace: string }) {
  const { name, email, password } = { ...account, name: 'Ben Moran', email: 'ben@example.org' };
  const input = { workspace, email, role: 'manager' };
  const { path } = await call(accessContracts.invite, invitedSchema, { url, token, input });
  const accepting = { token: path.split('/').at(-1), name, password };
  const session = await call(accessContracts.acceptInvitation, sessionSchema, { url, input: accepting });
  return session.person.id;
}

/** Makes one more workspace and gives its id. */
export async function newWorkspace({ url }: RunningProduct, token: string) {
  const made = await call(accessContracts.createWorkspace, madeSchema, { url, token, input: { name: 'Another' } });
  return made.workspace.id;
}

/** Signs the seeded account in. */
export async function signIn({ url }: RunningProduct): Promise<string> {
  const { email, password } = account;
  return tokenIn(await send(accessContracts.signIn, { url, input: { email, password } }));
}

type Seeding = { readonly sizes: Sizes; readonly workspaces: SetUp; readonly tell: (text: string) => void };

async function seed(dataFolder: string, { sizes, workspaces, tell }: Seeding): Promise<void> {
  const { person, deep, wide, colleague } = workspaces;
  const database = await findDatabase({ dataFolder, url: undefined, report: quiet });
  try {
    const brehon = await openBrehon({ owner: database.owner, dataFolder, report: quiet });
    const common = { brehon, actor: { person, via: 'demo' } as const, account: account.email, colleague, tell };
    await fillWorkspace({
      ...common,
      workspace: deep,
      systems: sizes.systems,
      entriesEach: sizes.entriesEach,
      around: sizes.around,
    });
    await fillWorkspace({
      ...common,
      workspace: wide,
      systems: sizes.many,
      entriesEach: 1,
      around: little,
    });
    await brehon.close();
    tell('gathering statistics');
    await onOwner(database.owner, 'vacuum (analyze)');
  } finally {
    await database.stop();
  }
}

async function onOwner(owner: Address, statement: string): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  await client.query(statement);
  await client.end();
}
