import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchContracts } from '../src/modules/search/contract.ts';
import { supplierContracts } from '../src/modules/suppliers/contract.ts';
import { systemContracts } from '../src/modules/systems/contract.ts';
import { aFounder, aProduct, aStranger, type Product, type Someone } from './support/product.ts';

let product: Product;
let founder: Someone;
let workspace: string;

const many = 700;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  const rows = Array.from({ length: many }, (_, n) => {
    const number = String(n).padStart(4, '0');
    return `AI-${number},Reader of letters ${number},operation,Acme Ltd,reads what the post brings`;
  });
  const own = [
    'AI-9001,Reader,idea,Umbrella GmbH,one that is called just so',
    'AI-9002,Fraud screening,idea,Acme Ltd,looks at payments',
    'AI-9003,Desk,idea,Acme Ltd,"Asks a clerk before it acts on fraud"',
  ];
  const file = ['reference,name,stage,supplier,description', ...rows, ...own].join('\n');
  const imported = await product.call(systemContracts.import, { workspace, filename: 'a.csv' }, { as: founder, file });
  expect(imported.body).toMatchObject({ created: many + 3 });
}, 120_000);
afterAll(() => product.close());

const find = async (q: string, rest: object = {}, as = founder) =>
  (await product.call(searchContracts.find, { workspace, q, ...rest }, { as })).body;

type Answer = Awaited<ReturnType<typeof find>>;
const hitsIn = ({ registers }: Answer, noun = 'systems') => registers.find((each) => each.noun === noun)?.hits ?? [];
const titlesIn = (answer: Answer, noun?: string) => hitsIn(answer, noun).map(({ title }) => title);

describe('a search over everything', () => {
  test('finds records of all registers by the beginning of the last word', async () => {
    const answer = await find('acm');

    expect(titlesIn(answer, 'suppliers')).toEqual(['Acme Ltd']);
    expect(answer.registers.map(({ noun }) => noun)).toContain('units');
  });

  test('puts the record first that is called or numbered just so, even among very many', async () => {
    expect(titlesIn(await find('reader'))[0]).toBe('Reader');
    expect(titlesIn(await find('ai-0007'))[0]).toBe('Reader of letters 0007');
    expect((await find('reader')).registers.find(({ noun }) => noun === 'systems')?.total).toBe(many + 1);
  });

  test('puts a title before a description, and says where the words stand', async () => {
    const answer = await find('fraud');

    expect(titlesIn(answer)).toEqual(['Fraud screening', 'Desk']);
    expect(hitsIn(answer)[1]?.snippet).toEqual({
      field: 'description',
      before: 'Asks a clerk before it acts on ',
      match: 'fraud',
      after: '',
    });
  });

  test('says what a reader needs to tell records apart', async () => {
    expect(hitsIn(await find('AI-9002'))[0]).toMatchObject({
      reference: 'AI-9002',
      state: 'idea',
      changedBy: 'Ada Byrne',
      values: { stage: 'idea' },
    });
  });

  test('finds a record by its id, also an archived one, which no word finds', async () => {
    const id = hitsIn(await find('Desk'))[0]?.id ?? '';
    await product.call(systemContracts.archive, { workspace, system: id }, { as: founder });

    expect(titlesIn(await find(id))).toEqual(['Desk']);
    expect(titlesIn(await find('desk'))).toEqual([]);
  });

  test('finds saved views by a part of their name, and no views of others that are not shared', async () => {
    await product.call(
      systemContracts.saveView,
      { workspace, name: 'In operation now', query: 'stage=operation' },
      { as: founder },
    );

    expect((await find('operation n')).views.map(({ name, noun }) => [name, noun])).toEqual([
      ['In operation now', 'systems'],
    ]);
  });

  test('gives no more records of a register than were asked for', async () => {
    expect(hitsIn(await find('reader', { limit: 3 }))).toHaveLength(3);
  });

  test('without words says which registers there are and what may be added', async () => {
    const answer = await find('');

    expect(answer.registers.find(({ noun }) => noun === 'systems')).toMatchObject({
      total: 0,
      hits: [],
      abilities: { create: true, import: true },
    });
  });

  test.each(["'; drop table system", '(((', '&|!:*', '٪%_\\'])('takes `%s` for words or for nothing', async (q) => {
    const answered = await product.call(searchContracts.find, { workspace, q }, { as: founder });

    expect(answered.status).toBe(200);
  });

  test('finds nothing of another workspace, by words or by id', async () => {
    const { stranger, workspace: elsewhere } = await aStranger(product, founder);
    const made = await product.call(
      supplierContracts.create,
      { workspace: elsewhere, values: { name: 'Elsewhere Ltd' } },
      { as: stranger },
    );

    expect(titlesIn(await find('elsewhere'), 'suppliers')).toEqual([]);
    expect(titlesIn(await find(made.body.record.id), 'suppliers')).toEqual([]);
    expect(titlesIn(await find('reader', { workspace: elsewhere }, stranger))).toEqual([]);
  });
});
