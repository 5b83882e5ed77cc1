// Fills a workspace with real public inventories where ../shared is found, and with a small sample where it is not.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { joinDatabase } from '../src/entry/find-database.ts';
import { httpApp } from '../src/entry/http/app.ts';
import { allOperations } from '../src/entry/modules.ts';
import { openBrehon } from '../src/entry/open.ts';
import { personOfToken } from '../src/modules/access/commands.ts';
import { demoCaller } from './demo/caller.ts';

const report = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const shared = new URL('../../shared/data/', import.meta.url);
const real = [
  'us-federal-ai-inventory/2023_consolidated_ai_inventory_raw.csv',
  'us-federal-ai-inventory/2024_consolidated_ai_inventory_raw_v2.csv',
  'uk-atrs/atrs_records.json',
  'nl-algoritmeregister/pub_data_2023.json',
].map((path) => new URL(path, shared));
const sample = [new URL('./demo/sample-inventory.csv', import.meta.url)];

/** Opens the product beside one that may be serving, and brings the files in through the same operations as a person. */
async function demo(): Promise<void> {
  const dataFolder = resolve(process.env['BREHON_DATA'] ?? 'data');
  const database = await joinDatabase({ dataFolder, url: process.env['DATABASE_URL'], report });
  const brehon = await openBrehon({ owner: database.owner, dataFolder, report });
  const whoIs = (token: string) => personOfToken(brehon, token);
  const app = await httpApp({
    platform: brehon,
    whoIs,
    operations: allOperations(brehon),
    web: undefined,
    log: 'quiet',
    trustProxy: false,
  });
  try {
    const password = process.env['BREHON_PASSWORD'] ?? randomBytes(9).toString('base64url');
    const caller = await demoCaller({
      app,
      brehon,
      email: process.env['BREHON_EMAIL'] ?? 'demo@example.org',
      password,
    });
    const isReal = real.every((file) => existsSync(file));
    const workspace = await caller.workspace(isReal ? 'Public inventories' : 'Sample');
    if (!isReal) say('the public inventories are not beside this folder; a sample of 24 systems is used');
    for (const file of isReal ? real : sample) {
      say(
        `${basename(file.pathname)}: ${await caller.importFile(workspace, basename(file.pathname), await readFile(file))}`,
      );
    }
    await brehon.sequencer.settle(workspace);
    say(caller.welcome);
  } finally {
    await app.close();
    await brehon.close();
    await database.stop();
  }
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

await demo();
