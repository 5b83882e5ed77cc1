import { randomBytes, randomFillSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from '../catalogue/index.ts';
import type { Id } from '../kernel/id.ts';
import { idsFrom } from '../kernel/id.ts';
import { instantOf } from '../kernel/time.ts';
import type { Signer } from '../ledger/index.ts';
import { type Authentication, authenticationOn } from '../modules/access/authentication.ts';
import {
  type Address,
  type Changes,
  type Claims,
  claimsOn,
  type Deliveries,
  fastSigners,
  jobFilesIn,
  type Machine,
  openBlobs,
  openDatabase,
  openDeliveries,
  openPost,
  type Platform,
  type Sequencer,
  startSequencer,
} from '../store/index.ts';
import { catalogueFolders, cataloguesIn } from './catalogues.ts';
import { watchers } from './watchers.ts';

/** A running product without its doors. */
export type Brehon = Platform & {
  readonly authentication: Authentication;
  readonly sequencer: Sequencer;
  readonly changes: Changes;
  readonly signerFor: (workspace: Id<'workspace'>) => Signer;
  readonly deliveries: Deliveries;
  readonly claims: Claims;
  /** The laws and standards that are here as data; read at the first call. */
  readonly catalogues: () => Promise<readonly Catalogue[]>;
  /** Finishes what is under way and lets the database go. */
  readonly close: () => Promise<void>;
};

/** Where it runs: the owner's address of the database, the folder for its secrets, and who hears its reports. */
export type Opening = {
  readonly owner: Address;
  readonly dataFolder: string;
  readonly report: (text: string) => void;
  /** Whether jobs will be run in this process, and not only asked for. */
  readonly works?: boolean;
};

/** The version of the product, from its manifest. */
export const version: string = readVersion();

/** The machine's own clock, dice and salts. */
function thisMachine(): Machine {
  const clock = () => instantOf(Date.now());
  return {
    clock,
    ids: idsFrom(clock, dice()),
    salt: () => randomBytes(16).toString('hex'),
  };
}

/** Numbers in [0, 1) from the machine's own source, drawn many at a time, since each draw costs more than a number. */
function dice(): () => number {
  const drawn = Buffer.alloc(6 * 512);
  let at = drawn.length;
  return () => {
    if (at === drawn.length) {
      randomFillSync(drawn);
      at = 0;
    }
    at += 6;
    return drawn.readUIntBE(at - 6, 6) / 2 ** 48;
  };
}

/** Opens the product on a database: roles and migrations first, then pools, keys and the sequencer. */
export async function openBrehon({ owner, dataFolder, report, works = false }: Opening): Promise<Brehon> {
  const secrets = await readSecrets(dataFolder);
  const blobs = await openBlobs({ dataFolder, environment: process.env });
  const post = openPost({ dataFolder, environment: process.env });
  const database = await openDatabase(owner, report);
  const machine = thisMachine();
  const signers = fastSigners(secrets.ledgerSeed);
  const signerFor = (workspace: Id<'workspace'>) => signers(`brehon/${workspace}`);
  const { pool, instance, changes } = database;
  const sequencer = startSequencer({
    pool: database.sequencerPool,
    instance,
    clock: machine.clock,
    signerFor,
    grown: changes.ring,
    report,
  });
  const deliveries = await openDeliveries(database.address, { works, report });
  return {
    version,
    machine,
    blobs,
    jobFiles: jobFilesIn(blobs, machine.clock),
    post,
    publicUrl: publicUrl(process.env),
    instance,
    workshop: { pool, machine, watchers, afterCommit: sequencer.wake, deliver: deliveries.deliver },
    deliveries,
    claims: claimsOn(database.jobsPool),
    catalogues: cataloguesIn({ folders: catalogueFolders(process.env), report }),
    authentication: authenticationOn({ pool: instance.pool, secret: secrets.session, ids: machine.ids }),
    sequencer,
    signerFor,
    changes,
    close: async () => {
      await deliveries.stop();
      await sequencer.stop();
      await database.close();
    },
  };
}

/** Where people reach it: as the operator says, and otherwise where it listens. */
const publicUrl = (environment: Readonly<Record<string, string | undefined>>): string =>
  (environment['BREHON_URL'] || `http://localhost:${environment['PORT'] || 3000}`).replace(/\/+$/u, '');

/**
 * Secrets of this installation: from the environment, or kept in the data folder for its owner's eyes only. The seed
 * that signs checkpoints stays out of the database, so that who can write there still cannot sign another history.
 */
async function readSecrets(dataFolder: string): Promise<{ ledgerSeed: Uint8Array; session: string }> {
  const seed = await secret(process.env['BREHON_LEDGER_KEY'], join(dataFolder, 'keys', 'ledger.key'));
  const session = await secret(process.env['BREHON_SECRET'], join(dataFolder, 'keys', 'session.key'));
  if (!/^[0-9a-f]{64}$/u.test(seed)) throw new Error('the ledger key must be 64 hexadecimal digits (32 random bytes)');
  return { ledgerSeed: Buffer.from(seed, 'hex'), session };
}

async function secret(given: string | undefined, path: string): Promise<string> {
  if (given !== undefined && given !== '') return given;
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return (await readFile(path, 'utf8')).trim();
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : '0.0.0';
}
