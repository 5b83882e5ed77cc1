import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseVerifierKey, verifyLog } from '../../src/ledger/index.ts';
import { accessContracts } from '../../src/modules/access/contract.ts';
import { ledgerContracts } from '../../src/modules/ledger/contract.ts';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { fastSha256 } from '../../src/store/index.ts';
import { diceOf } from '../../tools/bench/dice.ts';
import { valueOf } from '../builders/ledger.ts';
import { type Answer, aFounder, aProduct, type Product, type Someone } from '../support/product.ts';
import { settle } from '../support/world.ts';

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

const writers = 200;
const writesEach = 5;

test('200 writers at once on a pool of 10, files among them, all finish, and the ledger holds all they wrote', async () => {
  const hot = await Promise.all([0, 1, 2, 3, 4].map((n) => aHotSystem(n)));
  await settle(product, workspace);
  const before = await ledger();

  const answers = (await Promise.all(Array.from({ length: writers }, (_, n) => write(n, hot)))).flat();
  await settle(product, workspace);
  const after = await ledger();
  const examined = await product.call(ledgerContracts.fsck, { workspace }, { as: founder });

  const refused = answers.filter(({ status }) => status !== 200).map(({ text }) => text);
  expect(refused).toEqual([]);
  expect(answers).toHaveLength(writers * writesEach);
  expect(after.waiting).toBe(0);
  expect(after.size).toBeGreaterThanOrEqual(before.size + writers * writesEach);
  expect(examined.body.findings).toEqual([]);
  expect(examined.body.entries).toBe(after.size);
  const key = valueOf(parseVerifierKey(after.verifierKey));
  const verified = await verifyLog(
    {
      log: { origin: after.origin, keys: [key] },
      checkpoint: after.checkpoint ?? '',
      olderCheckpoints: [before.checkpoint ?? ''],
      entries: entries(after.size),
    },
    fastSha256,
  );
  expect(verified).toMatchObject({ ok: true, value: { size: after.size, olderSizes: [before.size] } });
}, 240_000);

test('of 20 first accounts made at once one is, and the others are told so', async () => {
  const fresh = await aProduct();
  const input = { name: 'Ada Byrne', password: 'correct horse battery staple', workspaceName: 'Example Ltd' };
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => fresh.call(accessContracts.setUp, { ...input, email: `ada${n}@example.org` })),
  );
  await fresh.close();

  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
});

const aHotSystem = async (n: number): Promise<string> => {
  const values = { name: `Hot ${n}`, reference: `hot-${n}` };
  const made = await product.call(systemContracts.create, { workspace, values }, { as: founder });
  return made.body.record.id;
};

/** One writer: most edit the few hot systems, some add new ones, some bring files that meet the hot ones again. */
async function write(n: number, hot: readonly string[]): Promise<readonly Answer[]> {
  const dice = diceOf(n);
  const answers: Answer[] = [];
  for (let turn = 0; turn < writesEach; turn += 1) {
    if (n % 20 === 0) answers.push(await bringFile(`${n}-${turn}`));
    else if (n % 4 === 0) answers.push(await addSystem(`${n}-${turn}`));
    else answers.push(await editSystem(hot[dice.whole(hot.length)] ?? '', `${n}-${turn}`));
  }
  return answers;
}

const bringFile = (mark: string): Promise<Answer> => {
  const known = [4, 2, 0, 3, 1].map((n) => `hot-${n},Hot ${n},from file ${mark}`);
  const fresh = Array.from({ length: 10 }, (_, n) => `new-${mark}-${n},New ${mark} ${n},from file ${mark}`);
  const file = ['reference,name,supplier', ...known, ...fresh].join('\n');
  return product.call(systemContracts.import, { workspace, filename: `${mark}.csv` }, { as: founder, file });
};

const addSystem = (mark: string): Promise<Answer> =>
  product.call(
    systemContracts.create,
    { workspace, values: { name: `Added ${mark}`, extra: { Contact: `Person ${mark}` } } },
    { as: founder },
  );

const editSystem = (system: string, mark: string): Promise<Answer> =>
  product.call(
    systemContracts.edit,
    { workspace, system, values: { description: `written by ${mark}`, extra: { Contact: `Person ${mark}` } } },
    { as: founder },
  );

const ledger = async () => (await product.call(ledgerContracts.read, { workspace }, { as: founder })).body;

/** Every entry's text, as anybody who may read gets them. */
async function* entries(size: number): AsyncIterable<string> {
  for (let from = 0; from < size; from += 1000) {
    const page = await product.call(ledgerContracts.entries, { workspace, from, size: 1000 }, { as: founder });
    for (const entry of page.body.entries) yield entry.text;
  }
}
