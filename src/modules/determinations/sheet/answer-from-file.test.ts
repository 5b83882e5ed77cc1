import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aFounder, aMember, aProduct, type Product, type Someone } from '../../../../test/support/product.ts';
import { ledgerContracts } from '../../ledger/contract.ts';
import { systemContracts } from '../../systems/contract.ts';
import { determinationContracts as contracts } from '../contract.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

const aSystem = async (values: object) => {
  const input = { workspace, values };
  return (await product.call(systemContracts.create, input, { as: founder })).body.record.id;
};
const check = (rows: readonly string[], asked: object = {}, as = founder) =>
  product.call(
    contracts.checkAnswerFromFile,
    { workspace, filename: 'answers.csv', ...asked },
    { as, file: rows.join('\n') },
  );
const give = (rows: readonly string[], asked: object = {}, as = founder) =>
  product.call(
    contracts.answerFromFile,
    { workspace, filename: 'answers.csv', ...asked },
    { as, file: rows.join('\n') },
  );
const known = async (system: string) => {
  const { body } = await product.call(contracts.read, { workspace, system }, { as: founder });
  return Object.fromEntries(body.answers.map(({ answer: { fact, value } }) => [fact, value]));
};
const eventsOf = async (beginning: string) => {
  const { body } = await product.call(ledgerContracts.entries, { workspace, size: 1000 }, { as: founder });
  const events = body.entries.flatMap(({ text }) => /"event":"([^"]+)"/u.exec(text)?.[1] ?? []);
  return events.filter((event) => event.startsWith(beginning)).toSorted();
};
const targetsOf = ({ columns }: { columns: readonly { heading: string; target: string }[] }) =>
  Object.fromEntries(columns.map(({ heading, target }) => [heading, target]));

describe('a file whose columns answer questions', () => {
  test('is tried without writing, answers by id, label and question in two languages, and is taken back', async () => {
    const screening = await aSystem({ name: 'CV screening', reference: 'AI-1' });
    const chat = await aSystem({ name: 'Help chat' });
    const rows = [
      'Reference;Name;How it works;roles;Tut es etwas davon, oder wird es dafür benutzt oder ist dafür gedacht?;Colour;profiling',
      'AI-1;CV screening;learned;uses;none;red;ja',
      ';help chat;"Es folgt festen Schritten, die Menschen geschrieben haben";offers|Uses it in its work;?;;',
    ];
    const { practices } = await questionsIn('de');
    rows[0] = (rows[0] ?? '').replace(/Tut es etwas davon[^;]*/u, practices);

    const tried = (await check(rows)).body;
    expect(targetsOf(tried)).toEqual({
      Reference: 'system.reference',
      Name: 'system.name',
      'How it works': 'method',
      roles: 'roles',
      [practices]: 'practices',
      Colour: 'none',
      profiling: 'profiling',
    });
    expect(tried.notices).toEqual([]);
    expect(tried).toMatchObject({ systems: 2, answers: 7, notKnown: 1, replacing: 0, same: 0, problems: 0 });
    expect(tried.outcome).toMatchObject({ found: 2, changed: 2, replaced: 0 });
    expect(tried.outcome.findings).toContainEqual(
      expect.objectContaining({ id: 'ai-system', from: 'unknown', to: 'no', systems: 1 }),
    );
    expect(await known(screening)).toEqual({});

    const given = (await give(rows)).body;
    expect(given.outcome).toEqual(tried.outcome);
    expect(await known(screening)).toEqual({ method: 'learned', roles: ['uses'], practices: [], profiling: true });
    expect(await known(chat)).toEqual({ method: 'fixed', roles: ['offers', 'uses'], practices: null });
    await expect.poll(() => eventsOf('answer.')).toEqual([...Array(6).fill('answer.given'), 'answer.not-known']);

    const again = (await check(rows)).body;
    expect(again).toMatchObject({ systems: 2, answers: 0, same: 7, outcome: { changed: 0 } });

    await product.call(contracts.answerMany, { workspace, records: given.undo }, { as: founder });
    expect(await known(screening)).toEqual({});
    expect(await known(chat)).toEqual({});
  });

  test('says what is wrong by cell, what it replaces, and is refused as a whole unless asked otherwise', async () => {
    const scan = await aSystem({ name: 'Scan', reference: 'AI-2' });
    await aSystem({ name: 'Sorter' });
    await product.call(
      contracts.answer,
      { workspace, system: scan, answers: { method: 'learned', profiling: false } },
      { as: founder },
    );
    const rows = [
      'reference,name,method,profiling,placed',
      'AI-2,Scan,fixed,no,',
      ',Sortr,fixed,no,',
      ',Sorter,fixxed,maybe,',
      ',,learned,,',
      ',Nowhere at all,,,',
    ];
    const tried = (await check(rows)).body;
    const said = tried.notices.map(({ cell, level, code, message }) => `${cell} ${level} ${code}: ${message}`);
    expect(said).toEqual([
      'B3 problem system_not_found: there is no AI system `Sortr`; did you mean `Sorter`?',
      'C4 problem no_such_answer: no answer to this question: `fixxed`; did you mean `fixed`?',
      'D4 problem answer_unknown: `maybe` is not `yes` or `no`; write `?` where nobody knows',
      'B5 problem system_not_named: the row has neither name nor reference of an AI system; fill one in, or take it out',
      expect.stringContaining('C2 warning answer_replaced: replaces the answer `It has learned from data or examples`'),
    ]);
    expect(tried).toMatchObject({ systems: 1, answers: 1, replacing: 1, same: 1, problems: 4, warnings: 1 });

    const refused = await give(rows);
    expect(refused.problem).toMatchObject({ code: 'rows_refused', status: 422 });
    expect(refused.problem.problems?.[0]).toMatchObject({ path: ['rows', 3, 'name'], code: 'system_not_found' });
    expect(await known(scan)).toMatchObject({ method: 'learned' });

    const taken = (await give(rows, { accept: 'valid' })).body;
    expect(taken).toMatchObject({ leftOut: 3, answers: 1 });
    expect(await known(scan)).toMatchObject({ method: 'fixed', profiling: false });
  });

  test('has its columns corrected, and refuses corrections that fit nothing', async () => {
    const mail = await aSystem({ name: 'Mail filter' });
    const rows = ['Tool,Kind of thing,How it works', 'Mail filter,baseline,learned'];
    const given = (await give(rows, { map: ['1=system.name', 'Kind of thing=method', '3=none'] })).body;
    expect(targetsOf(given)).toEqual({ Tool: 'system.name', 'Kind of thing': 'method', 'How it works': 'none' });
    expect(await known(mail)).toEqual({ method: 'baseline' });

    const refused = await check(rows, { map: ['2=metod'] });
    expect(refused.problem.problems?.[0]).toMatchObject({ code: 'unknown_name', meant: 'method' });
    expect((await check(['no table here'])).problem.code).toBe('file_not_understood');
    expect((await check(rows, { catalogue: 'eu' })).problem.code).toBe('which_catalogue');
  });

  test('has one answer of the organisation for all, and one of a system that stands in two rows', async () => {
    await aSystem({ name: 'One' });
    const two = await aSystem({ name: 'Two' });
    const sizes = (await asked()).find(({ fact }) => fact === 'size');
    const [small = '', large = ''] = sizes?.options.map(({ word }) => word) ?? [];
    const differ = (await check(['name,size,method', `One,${small},learned`, `Two,${large},learned`, 'Two,,fixed']))
      .body;
    expect(differ.notices.map(({ row, code }) => `${row} ${code}`)).toEqual(['3 answers_differ', '4 answers_differ']);

    const given = (await give(['name,size,method', `One,${small},learned`, `Two,${small},learned`, 'Two,,learned']))
      .body;
    expect(given).toMatchObject({ systems: 2, problems: 0 });
    expect(await known(two)).toMatchObject({ size: small, method: 'learned' });
  });

  test('comes as JSON too, leaves archived AI systems alone, and is nothing for a reader', async () => {
    const old = await aSystem({ name: 'Old one' });
    const live = await aSystem({ name: 'Live one' });
    await product.call(systemContracts.archive, { workspace, system: old, version: 1 }, { as: founder });
    const file = JSON.stringify([
      { id: live, method: 'learned', roles: ['uses', 'offers'], profiling: true },
      { id: old, method: 'learned' },
    ]);
    const asked = { workspace, filename: 'answers.json' };
    const given = await product.call(contracts.answerFromFile, asked, { as: founder, file });
    expect(given.body).toMatchObject({ systems: 1, answers: 3, problems: 0, warnings: 1 });
    expect(given.body.notices[0]).toMatchObject({ row: 2, code: 'archived_left_alone' });
    expect(await known(live)).toMatchObject({ roles: ['uses', 'offers'], profiling: true });
    const reader = await aMember(product, { founder, workspace, role: 'reader' });
    expect((await check(['name,method', 'Live one,fixed'], {}, reader)).status).toBe(403);
  });
});

/** The questions of the usual catalogue. */
async function asked() {
  const { catalogues } = (await product.call(contracts.catalogues, {}, { as: founder })).body;
  const [usual] = catalogues;
  return (await product.call(contracts.catalogue, { catalogue: usual?.id ?? '' }, { as: founder })).body.questions;
}

/** What a catalogue calls its questions in another language, by fact. */
async function questionsIn(language: string): Promise<{ readonly practices: string }> {
  const questions = await asked();
  const { texts } = (await product.call(contracts.texts, { language }, { as: founder })).body;
  const practices = questions.find(({ fact }) => fact === 'practices')?.ask ?? '';
  return { practices: texts[practices] ?? '' };
}

describe('two thousand rows', () => {
  test('are tried, answered and taken back', async () => {
    const names = Array.from({ length: 2_000 }, (_, place) => `Tool ${place + 1}`);
    const file = ['name,reference', ...names.map((name, place) => `${name},T-${place + 1}`)].join('\n');
    await product.call(systemContracts.import, { workspace, filename: 'tools.csv' }, { as: founder, file });
    const words = ['learned', 'fixed', 'describes', '?'];
    const rows = [
      'reference,name,method,roles,practices,areas,profiling',
      ...names.map(
        (name, place) => `T-${place + 1},${name},${words[place % 4]},uses,none,none,${place % 2 === 0 ? 'yes' : 'no'}`,
      ),
    ];
    const tried = (await check(rows)).body;
    const given = (await give(rows)).body;

    expect(tried).toMatchObject({ systems: 2_000, answers: 10_000, notKnown: 500, problems: 0 });
    expect(given.outcome.changed).toBe(2_000);
    await product.call(contracts.answerMany, { workspace, records: given.undo }, { as: founder });
    expect((await check(rows)).body.answers).toBe(10_000);
  });
});
