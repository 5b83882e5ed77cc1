import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { systemContracts } from '../src/modules/systems/contract.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';
import { settle } from './support/world.ts';

let product: Product;
let founder: Someone;
let workspace: string;
let server: string;
let folder: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  await product.app.listen({ host: '127.0.0.1', port: 0 });
  const address: AddressInfo | string | null = product.app.server.address();
  server = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  folder = await mkdtemp(join(tmpdir(), 'brehon-cli-'));
});
afterAll(async () => {
  await product.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command line as its own process, as a person does. */
async function brehon(...words: string[]) {
  const child: ChildProcess = spawn(process.execPath, ['src/entry/cli/main.ts', ...words], {
    env: {
      ...process.env,
      BREHON_CONFIG: join(folder, 'cli.json'),
      BREHON_URL: server,
      BREHON_PASSWORD: founder.password,
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (!child.stdout || !child.stderr) throw new Error('the command line has no output');
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, complaint };
}

/** The id of the record that a command says it wrote. */
const recordIn = (out: string): string =>
  z.object({ record: z.object({ id: z.string() }) }).parse(JSON.parse(out)).record.id;

describe('the command line', () => {
  test('explains itself, a command an operation', async () => {
    const help = await brehon('--help');
    const systems = await brehon('systems', '--help');

    expect(help.out).toContain('systems');
    for (const verb of ['list', 'read', 'create', 'edit', 'archive', 'restore', 'export', 'import', 'history']) {
      expect(systems.out).toContain(verb);
    }
  });

  test('says how to sign in where nobody is', async () => {
    const refused = await brehon('systems', 'list');

    expect(refused.code).toBe(1);
    expect(refused.complaint).toContain('brehon sign-in');
  });

  test('signs in and remembers the only workspace', async () => {
    const signedIn = await brehon('sign-in', founder.email);

    expect(signedIn).toMatchObject({ code: 0 });
    expect(signedIn.out).toContain('as Ada Byrne, in Example Ltd');
  });

  test('creates, lists by stage as JSON, edits and reads a system', async () => {
    const created = await brehon(
      'systems',
      'create',
      '--name',
      'Chat assistant',
      '--stage',
      'verification',
      '--roles',
      'deployer',
      '--json',
    );
    const id = recordIn(created.out);
    const listed = await brehon('systems', 'list', '--stage', 'verification', '--json');
    const unit = recordIn((await brehon('units', 'create', '--name', 'Customer care', '--json')).out);
    const edited = await brehon('systems', 'edit', id, '--owner-unit', unit, '--why', 'moved', '--json');
    const history = await brehon('systems', 'history', id, '--json');

    expect(JSON.parse(listed.out)).toMatchObject({
      total: 1,
      rows: [{ id, values: { name: 'Chat assistant', stage: 'verification' } }],
    });
    expect(JSON.parse(edited.out)).toMatchObject({
      record: { version: 2, values: { ownerUnit: unit }, titles: { [unit]: 'Customer care' } },
    });
    expect(JSON.parse(history.out)).toMatchObject({
      entries: [
        { event: 'system.edited', why: 'moved', actor: { via: 'cli', name: 'Ada Byrne' } },
        { event: 'system.created' },
      ],
    });
  });

  test('creates, edits, lists and reads with fields that the workspace added, as with declared ones', async () => {
    await brehon('systems', 'define-field', '--label', 'Tier', '--kind', 'oneOf', '--options', 'Gold', 'Silver');
    await brehon('systems', 'define-field', '--label', 'Budget', '--kind', 'number');
    const made = await brehon('systems', 'create', '--name', 'Bot', '--custom_tier', 'gold', '--custom_budget', '12');
    const id = recordIn(made.out);
    await brehon('systems', 'edit', id, '--custom_tier', 'silver', '--custom_budget', '1200');
    const filters = ['--custom_tier', 'silver', '--custom_budget-from', '1000'];
    const listed = await brehon('systems', 'list', ...filters, '--columns', 'custom_tier', '--sort', 'custom_budget');
    const read = await brehon('systems', 'read', id, '--json');
    const unknown = await brehon('systems', 'create', '--name', 'Bot', '--custom_teir', 'gold');
    const unfit = await brehon('systems', 'edit', id, '--custom_tier', 'sliver');
    const help = await brehon('systems', 'create', '--help');

    expect(listed.out).toMatch(/custom_tier[\s\S]*silver[\s\S]*1 of 1/u);
    expect(JSON.parse(read.out)).toMatchObject({
      record: { values: { custom_tier: 'silver', custom_budget: '1200' } },
    });
    expect(unknown.complaint).toContain("unknown option '--custom_teir'");
    expect(unknown.complaint).toContain('--custom_tier');
    expect(unfit).toMatchObject({ code: 1, complaint: expect.stringContaining('did you mean `silver`?') });
    expect(help.out).toContain('--custom_cost_centre <value>');
  });

  test('tells every problem of an input, with what was meant', async () => {
    const refused = await brehon('systems', 'create', '--name', 'X', '--stage', 'operatoin', '--origin', 'bougt');

    expect(refused.code).toBe(1);
    expect(refused.complaint).toContain('did you mean `operation`?');
    expect(refused.complaint).toContain('did you mean `bought`?');
  });

  test('imports a file and exports it again', async () => {
    const file = join(folder, 'systems.csv');
    await writeFile(file, 'Name;Department;Status\nFraud detector;Payments;In production\nCV screening;People;Pilot\n');
    const imported = await brehon('systems', 'import', file, '--json');
    const target = join(folder, 'out.csv');
    const exported = await brehon('systems', 'export', '--owner-unit-name', 'Payments', '--out', target);

    expect(JSON.parse(imported.out)).toMatchObject({ rows: 2, created: 2 });
    expect(exported.code).toBe(0);
    expect(await readFile(target, 'utf8')).toContain('Fraud detector');
    expect(await readFile(target, 'utf8')).not.toContain('CV screening');
  });

  test('verifies the ledger by itself and remembers what it saw', async () => {
    await settle(product, workspace);
    const first = await brehon('ledger', 'verify');
    await product.call(systemContracts.create, { workspace, values: { name: 'One more' } }, { as: founder });
    await settle(product, workspace);
    const second = await brehon('ledger', 'verify');

    expect(first.out).toMatch(/the ledger holds: \d+ entries/u);
    expect(second.out).toMatch(/it extends the \d+ entries that were verified before/u);
  });

  test('examines the whole ledger on the server', async () => {
    const examined = await brehon('ledger', 'fsck', '--json');

    expect(JSON.parse(examined.out)).toMatchObject({ findings: [] });
  });

  test('says that nothing answers where no product runs', async () => {
    const lost = await brehon('systems', 'list', '--server', 'http://127.0.0.1:9', '--workspace', workspace);

    expect(lost.code).toBe(3);
    expect(lost.complaint).toContain('npm start');
  });

  test('signs out', async () => {
    await brehon('sign-out');
    const refused = await brehon('home', 'read', '--workspace', workspace);

    expect(refused.code).toBe(1);
  });
});
