import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestOf } from '../src/kernel/request.ts';
import { datasetContracts } from '../src/modules/datasets/contract.ts';
import { documentContracts as contracts } from '../src/modules/documents/contract.ts';
import { evidenceContracts } from '../src/modules/evidence/contract.ts';
import { ledgerContracts } from '../src/modules/ledger/contract.ts';
import { keptFileContracts as files } from '../src/register/contract.ts';
import { aFounder, aMember, aProduct, aStranger, type Product, type Someone } from './support/product.ts';
import { settle } from './support/world.ts';

let product: Product;
let founder: Someone;
let workspace: string;
let stranger: Someone;
let elsewhere: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  ({ stranger, workspace: elsewhere } = await aStranger(product, founder));
});
afterAll(() => product.close());

const hashOf = (bytes: string) => createHash('sha256').update(bytes).digest('hex');

type Sent = { readonly bytes: string; readonly filename?: string; readonly where?: string; readonly as?: Someone };

const send = ({ bytes, filename = 'handbook.pdf', where = workspace, as = founder }: Sent) =>
  product.call(files.receive, { workspace: where, filename }, { as, file: bytes });

const aFile = async (bytes: string, filename?: string) =>
  (await send({ bytes, ...(filename === undefined ? {} : { filename }) })).body.value;

const create = (values: object) =>
  product.call(contracts.create, { workspace, values: { name: 'Handbook', ...values } }, { as: founder });

const edit = (document: string, values: object) =>
  product.call(contracts.edit, { workspace, document, values }, { as: founder });

const download = (sha256: string, { where = workspace, as = founder, filename = 'handbook.pdf' } = {}) =>
  product.app.inject({
    url: requestOf(files.download, { workspace: where, sha256, filename }).url,
    headers: { authorization: `Bearer ${as.token}` },
  });

const kept = (sha256: string) => join(product.dataFolder, 'evidence', workspace, sha256.slice(0, 2), sha256.slice(2));

const pdf = '%PDF-1.7\nThe handbook of the management system.';

describe('the bytes of a file', () => {
  test('are told by what they are, whatever their sender says, and come under a name that is safe', async () => {
    const { body } = await send({ bytes: pdf, filename: '../../etc/Hand\u202Ebook.exe' });

    expect(body.file).toEqual({
      name: 'Handbook.exe',
      mediaType: 'application/pdf',
      size: pdf.length,
      sha256: hashOf(pdf),
    });
    expect(body.value).toBe(`Handbook.exe (application/pdf, ${pdf.length} bytes, sha256:${hashOf(pdf)})`);
  });

  test('are received once: who sends them again adds no row and no entry', async () => {
    const entries = async () => {
      await settle(product, workspace);
      return (await product.call(ledgerContracts.fsck, { workspace }, { as: founder })).body.entries;
    };
    await send({ bytes: 'once' });
    const before = await entries();
    const [again, together] = await Promise.all([send({ bytes: 'once' }), send({ bytes: 'once', filename: 'b.txt' })]);

    expect([again.status, together.status]).toEqual([200, 200]);
    expect(together.body.file.name).toBe('b.txt');
    expect(await entries()).toBe(before);
  });

  test('are refused where there are none', async () => {
    const answer = await send({ bytes: '' });

    expect([answer.status, answer.problem.code]).toEqual([422, 'empty_file']);
  });

  test('go out as an attachment that no browser may take for anything else', async () => {
    const page = '<script>alert(1)</script>';
    await send({ bytes: page });
    const response = await download(hashOf(page), { filename: 'Übersicht "1".html' });

    expect(response.body).toBe(page);
    expect(response.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''%C3%9Cbersicht%20%221%22.html",
      'x-content-type-options': 'nosniff',
      'content-length': String(page.length),
    });
  });

  test('are nobody else\u2019s: another workspace has not got them, and cannot name them', async () => {
    await send({ bytes: 'ours alone' });
    const response = await download(hashOf('ours alone'), { where: elsewhere, as: stranger });
    const value = `a.txt (text/plain, 10 bytes, sha256:${hashOf('ours alone')})`;
    const named = await product.call(
      contracts.create,
      { workspace: elsewhere, values: { name: 'A', file: value } },
      { as: stranger },
    );

    expect(response.statusCode).toBe(409);
    expect([named.status, named.problem.problems?.[0]?.path]).toEqual([404, ['values', 'file']]);
  });

  test('that are altered or gone are found by the examination of the ledger', async () => {
    await Promise.all([send({ bytes: 'to be altered' }), send({ bytes: 'to be lost' })]);
    await writeFile(kept(hashOf('to be altered')), 'to be ALTERED');
    await rm(kept(hashOf('to be lost')));
    const { body } = await product.call(ledgerContracts.fsck, { workspace }, { as: founder });
    const lost = await download(hashOf('to be lost'));

    expect(body.findings.map(({ code }) => code).toSorted()).toEqual(['file_altered', 'file_missing']);
    expect(lost.statusCode).toBe(409);
    await send({ bytes: 'to be altered' });
    await send({ bytes: 'to be lost' });
    expect((await product.call(ledgerContracts.fsck, { workspace }, { as: founder })).body.findings).toEqual([]);
  });
});

describe('a field that holds a file', () => {
  test('takes what was received, and its history tells which file was there before', async () => {
    const [first, second] = [await aFile('first'), await aFile('second', 'handbook v2.pdf')];
    const { id } = (await create({ file: first })).body.record;
    const changed = await edit(id, { file: second });
    const { body } = await product.call(contracts.history, { workspace, document: id }, { as: founder });
    const at = body.entries[0]?.at ?? '';
    const then = await product.call(
      contracts.read,
      { workspace, document: id, asOn: new Date(Date.parse(at) - 1).toISOString() },
      { as: founder },
    );

    expect(changed.body.record.values['file']).toBe(second);
    expect(body.entries[0]?.changes).toEqual([expect.objectContaining({ field: 'file', from: first, to: second })]);
    expect(then.body.record.values['file']).toBe(first);
  });

  test('takes a file that came as evidence', async () => {
    const evidence = await product.call(
      evidenceContracts.create,
      { workspace, values: { name: 'Minutes' } },
      { as: founder },
    );
    await product.call(
      evidenceContracts.upload,
      { workspace, evidence: evidence.body.record.id, filename: 'minutes.txt' },
      { as: founder, file: 'What was said.' },
    );
    const value = `minutes.txt (text/plain, 14 bytes, sha256:${hashOf('What was said.')})`;

    expect((await create({ name: 'Minutes', file: value })).status).toBe(200);
  });

  test('refuses bytes that never came, what is said of them wrongly, and what is no file', async () => {
    const value = await aFile('said rightly');
    const answers = await Promise.all(
      [value.replace(/sha256:\w{8}/u, 'sha256:00000000'), value.replace('12 bytes', '13 bytes')].map((file) =>
        create({ file }),
      ),
    );
    const noFile = await create({ file: 'handbook.pdf' });

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers.map(({ problem }) => problem.problems?.[0]?.message)).toEqual([
      'these bytes never came here; send the file first',
      'these bytes are text/plain of 12 bytes',
    ]);
    expect([noFile.status, noFile.problem.problems?.[0]?.path]).toEqual([422, ['values', 'file']]);
  });

  test('is changed for many at once only to a file that is here', async () => {
    const value = await aFile('for many');
    const ids = (await Promise.all([create({}), create({})])).map(({ body }) => body.record.id);
    const records = ids.map((id) => ({ id }));
    const made = await product.call(contracts.bulkEdit, { workspace, records, set: { file: value } }, { as: founder });
    const pasted = await product.call(
      contracts.bulkEdit,
      {
        workspace,
        records: ids.map((id) => ({ id, texts: { file: value.replace(/sha256:\w{8}/u, 'sha256:00000000') } })),
      },
      { as: founder },
    );

    expect(made.status, made.text).toBe(200);
    expect(pasted.status, pasted.text).toBe(404);
  });

  test('is filtered by a part of the name, and by whether it holds anything', async () => {
    await create({ name: 'Filtered', file: await aFile('filtered', 'Rare name.docx') });
    const list = async (filter: object) =>
      (await product.call(contracts.list, { workspace, ...filter }, { as: founder })).body;

    expect((await list({ 'file.contains': 'rare' })).rows.map(({ values }) => values['name'])).toEqual(['Filtered']);
    expect((await list({ 'file.empty': 'no', q: 'Filtered' })).total).toBe(1);
  });

  test('may be a workspace\u2019s own', async () => {
    const defined = await product.call(
      contracts.defineField,
      { workspace, label: 'Signed copy', kind: 'file' },
      { as: founder },
    );
    const value = await aFile('signed', 'signed.pdf');
    const made = await create({ name: 'Signed', custom_signed_copy: value });
    const wrong = await create({ name: 'Signed', custom_signed_copy: value.replace('6 bytes', '7 bytes') });
    const found = await product.call(
      contracts.list,
      { workspace, 'custom_signed_copy.contains': 'SIGNED' },
      { as: founder },
    );

    expect(defined.status, defined.text).toBe(200);
    expect(made.body.record.values['custom_signed_copy']).toBe(value);
    expect(wrong.status).toBe(404);
    expect(found.body.total).toBe(1);
  });

  test('is not given by who may only read', async () => {
    const reader = await aMember(product, { founder, workspace, role: 'reader' });
    await send({ bytes: 'read by all' });

    expect((await send({ bytes: 'not by a reader', as: reader })).status).toBe(403);
    expect((await download(hashOf('read by all'), { as: reader })).statusCode).toBe(200);
  });
});

describe('a file of many records that names files', () => {
  const check = async (file: string) =>
    (await product.call(datasetContracts.checkImport, { workspace, filename: 'a.csv' }, { as: founder, file })).body;

  test('brings those whose hash is here, under the name that it says', async () => {
    await aFile('a card', 'card.md');
    const file = `name,datasheet\nOne,card v2.md sha256:${hashOf('a card')}\nTwo,${hashOf('a card').toUpperCase()}\n`;
    const imported = await product.call(
      datasetContracts.import,
      { workspace, filename: 'a.csv' },
      { as: founder, file },
    );
    const { rows } = (
      await product.call(datasetContracts.list, { workspace, columns: ['datasheet'], sort: 'name' }, { as: founder })
    ).body;
    const again = await check(file);

    expect(imported.status, imported.text).toBe(200);
    expect(rows.map(({ values }) => values['datasheet'])).toEqual(
      ['card v2.md', 'card.md'].map((name) => `${name} (text/plain, 6 bytes, sha256:${hashOf('a card')})`),
    );
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, problems: 0 });
  });

  test('has a problem in the cell of one that never came, and keeps a bare name as extra', async () => {
    const file = `name,datasheet\nThree,card.md sha256:${'a'.repeat(64)}\nFour,card.md\nFive,\n`;
    const checked = await check(file);

    expect(checked).toMatchObject({ problems: 1, warnings: 1 });
    expect(checked.notices).toEqual([
      expect.objectContaining({ code: 'file_not_here', cell: 'B2', level: 'problem' }),
      expect.objectContaining({ code: 'file_unknown', cell: 'B3', level: 'warning' }),
    ]);
  });
});
