import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const trusted = z.object({ verifierKey: z.string(), checkpoint: z.string() });

const settingsSchema = z.object({
  server: z.string().optional(),
  token: z.string().optional(),
  workspace: z.string().optional(),
  /** What was seen of a ledger when it was last verified, by its origin: the key, and the newest checkpoint. */
  ledgers: z.record(z.string(), trusted).default({}),
});

/** What the command line remembers between two calls: where to, as whom, and in which workspace. */
export type Settings = z.output<typeof settingsSchema>;

const folder = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
const path = process.env['BREHON_CONFIG'] ?? join(folder, 'brehon', 'cli.json');

/** Reads what is remembered; what stands in the environment (BREHON_URL, BREHON_TOKEN, BREHON_WORKSPACE) goes first. */
export async function readSettings(): Promise<Settings> {
  const { BREHON_URL: server, BREHON_TOKEN: token, BREHON_WORKSPACE: workspace } = process.env;
  const given = Object.fromEntries(Object.entries({ server, token, workspace }).filter(([, value]) => value));
  return { ...(await readKept()), ...given };
}

/** Remembers something more, in a file that only its owner may read. */
export async function keepSettings(change: Partial<Settings>): Promise<void> {
  const next = { ...(await readKept()), ...change };
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
}

async function readKept(): Promise<Settings> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  const parsed = settingsSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : { ledgers: {} };
}
