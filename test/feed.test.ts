import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessContracts } from '../src/modules/access/contract.ts';
import { activityContracts } from '../src/modules/activity/contract.ts';
import { peopleContracts } from '../src/modules/people/contract.ts';
import { systemContracts as contracts } from '../src/modules/systems/contract.ts';
import { aFounder, aMember, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let founder: Someone;
let other: Someone;
let workspace: string;
let system: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  other = await aMember(product, { founder, workspace, role: 'owner' });
  const made = await product.call(contracts.create, { workspace, values: { name: 'Reader' } }, { as: founder });
  system = made.body.record.id;
  const edit = { workspace, system, values: { description: 'reads' }, why: 'it was missing' };
  await product.call(contracts.edit, edit, { as: other });
  await product.call(peopleContracts.create, { workspace, values: { name: 'Ada' } }, { as: founder });
  const file = 'name\nOne\nTwo\nThree\n';
  await product.call(contracts.import, { workspace, filename: 'three.csv' }, { as: founder, file });
});
afterAll(() => product.close());

const feed = async (asked: object = {}, as = founder) =>
  (await product.call(activityContracts.feed, { workspace, ...asked }, { as })).body;
const saidOf = ({ entries }: Pick<Awaited<ReturnType<typeof feed>>, 'entries'>) =>
  entries.map(({ event, title }) => `${event} ${title ?? '–'}`);

describe('a feed', () => {
  test('says who did what and why, newest first, with an import as one entry', async () => {
    const all = await feed();

    expect(saidOf(all)).toEqual([
      'system.imported three.csv',
      'staff.created Ada',
      'system.edited Reader',
      'system.created Reader',
      'staff.created A owner',
      'staff.created Ada Byrne',
    ]);
    expect(all.entries[2]).toMatchObject({
      why: 'it was missing',
      fields: ['description'],
      record: system,
      version: 2,
    });
    expect(all.entries[2]?.actor.name).toBe(other.name);
    expect(all.entries[0]?.figures).toMatchObject({ rows: 3, created: 3, updated: 0 });
    expect(all.more).toBe(false);
    expect(all.registers).toContainEqual(expect.objectContaining({ kind: 'staff', noun: 'people', many: 'people' }));
  });

  test('is narrowed to registers, to a person and to a record, and can have every row of a file', async () => {
    const session = (await product.call(accessContracts.session, {}, { as: other })).body;
    const ofSystems = (await product.call(contracts.feed, { workspace }, { as: founder })).body;
    const ofRecord = (await product.call(contracts.feed, { workspace, record: system }, { as: founder })).body;

    expect(saidOf(await feed({ register: ['people'] }))).toEqual([
      'staff.created Ada',
      'staff.created A owner',
      'staff.created Ada Byrne',
    ]);
    expect(saidOf(await feed({ person: session.person.id }))).toEqual([
      'system.edited Reader',
      'staff.created A owner',
    ]);
    expect(saidOf(ofSystems)).toEqual(['system.imported three.csv', 'system.edited Reader', 'system.created Reader']);
    expect(saidOf(ofRecord)).toEqual(['system.edited Reader', 'system.created Reader']);
    expect(saidOf(await feed({ rows: 'each', register: ['systems'] }))).toHaveLength(6);
  });

  test('is read page by page without a gap or a repeat', async () => {
    const whole = saidOf(await feed({ rows: 'each' }));
    const paged: string[] = [];
    for (let before: string | undefined; ; ) {
      const page = await feed({ rows: 'each', size: 2, before });
      paged.push(...saidOf(page));
      before = page.entries.at(-1)?.entry;
      if (!page.more) break;
    }

    expect(paged).toEqual(whole);
  });

  test('knows no person who never was here, and no register that is none', async () => {
    const nobody = 'per_01jd0000000000000000000000';
    for (const asked of [{ person: nobody }, { register: ['nonsense'] }]) {
      const answer = await product.call(activityContracts.feed, { workspace, ...asked }, { as: founder });
      expect(answer.status).toBe(404);
    }
  });
});
