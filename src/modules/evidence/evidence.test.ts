import { createHash, randomBytes } from 'node:crypto';
import { appendFile, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFounder, aProduct, aStranger, type Product, type Someone } from '../../../test/support/product.ts';
import { settle } from '../../../test/support/world.ts';
import { requestOf } from '../../kernel/request.ts';
import { columnOf, writtenFieldsOf } from '../../register/contract.ts';
import { ledgerContracts } from '../ledger/contract.ts';
import { systemContracts } from '../systems/contract.ts';
import { evidenceContracts as contracts, evidence } from './contract.ts';

let product: Product;
let founder: Someone;
let workspace: string;
let address: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  address = await product.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => product.close());

const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

const anEvidence = async (values: object = {}, where = workspace, as = founder) =>
  (await product.call(contracts.create, { workspace: where, values: { name: 'A test report', ...values } }, { as }))
    .body.record;

type Sent = { readonly bytes: Uint8Array | string; readonly filename?: string };

const upload = (id: string, { bytes, filename = 'report.txt' }: Sent) =>
  product.call(contracts.upload, { workspace, evidence: id, filename }, { as: founder, file: bytes });

const revisionsOf = async (id: string) =>
  (await product.call(contracts.revisions, { workspace, evidence: id }, { as: founder })).body.revisions;

const verify = async (revision: string) =>
  (await product.call(contracts.verify, { workspace, revision }, { as: founder })).body;

const download = (revision: string) =>
  product.app.inject({
    url: requestOf(contracts.download, { workspace, revision }).url,
    headers: { authorization: `Bearer ${founder.token}` },
  });

const examine = async () => (await product.call(ledgerContracts.fsck, { workspace }, { as: founder })).body;

const kept = (sha256: string, where = workspace) =>
  join(product.dataFolder, 'evidence', where, sha256.slice(0, 2), sha256.slice(2));

const leftBehind = () => readdir(join(product.dataFolder, 'evidence', 'incoming')).catch(() => []);

describe('the table of evidence', () => {
  test('has a column for every field that the register declares', async () => {
    const client = new pg.Client(product.owner);
    await client.connect();
    const { rows } = await client.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = 'evidence'`,
    );
    await client.end();
    const own = [
      'workspace_id',
      'id',
      'version',
      'created_at',
      'updated_at',
      'archived_at',
      'extra',
      'custom',
      'search',
    ];

    expect(rows.map((row) => row.column_name).toSorted()).toEqual(
      [...own, ...writtenFieldsOf(evidence).map(([name]) => columnOf(name))].toSorted(),
    );
  });

  test('keeps a moment to the millisecond, and one piece of evidence supports several records', async () => {
    const systems = await Promise.all(
      ['One', 'Another'].map((name) =>
        product.call(systemContracts.create, { workspace, values: { name } }, { as: founder }),
      ),
    );
    const ids = systems.map(({ body }) => body.record.id);
    const record = await anEvidence({ receivedAt: '2026-11-02T10:00:00.120+01:00', systems: ids });
    const related = await product.call(systemContracts.related, { workspace, system: ids[1] }, { as: founder });

    expect(record.values['receivedAt']).toBe('2026-11-02T09:00:00.120Z');
    expect(related.body.related).toEqual([
      expect.objectContaining({
        noun: 'evidence',
        field: 'systems',
        records: [{ id: record.id, title: 'A test report' }],
      }),
    ]);
  });
});

describe('a file that is uploaded', () => {
  test('is a revision with its hash, size, kind and name, and an entry in the ledger says so', async () => {
    const { id } = await anEvidence();
    const bytes = '%PDF-1.7 not really';
    const { body } = await upload(id, { bytes, filename: 'C:\\fakepath\\Report.pdf' });
    await settle(product, workspace);
    const history = await product.call(contracts.history, { workspace, evidence: id }, { as: founder });

    expect(body.revision).toMatchObject({
      number: 1,
      sha256: hashOf(bytes),
      size: bytes.length,
      mediaType: 'application/pdf',
      filename: 'Report.pdf',
      uploadedBy: { name: founder.name },
    });
    expect(history.body.entries[0]).toMatchObject({ event: 'evidence.file_added', version: 2, entry: body.entry });
    const entry = await product.call(ledgerContracts.proof, { workspace, entry: body.entry }, { as: founder });
    expect(JSON.parse(entry.body.entry.text)).toMatchObject({
      about: { sha256: hashOf(bytes), size: bytes.length, filename: 'Report.pdf' },
    });
  });

  test('stands before the earlier ones, which stay', async () => {
    const { id } = await anEvidence();
    await upload(id, { bytes: 'first' });
    await upload(id, { bytes: 'second' });

    const revisions = await revisionsOf(id);
    expect(revisions.map(({ number, sha256 }) => [number, sha256])).toEqual([
      [2, hashOf('second')],
      [1, hashOf('first')],
    ]);
    expect((await download(String(revisions[1]?.id))).body).toBe('first');
  });

  test('is refused where it is empty, or here already, and then nothing is written', async () => {
    const { id } = await anEvidence();
    await upload(id, { bytes: 'the same' });
    const again = await upload(id, { bytes: 'the same', filename: 'other.txt' });
    const empty = await upload(id, { bytes: '' });

    expect([again.status, again.problem.code]).toEqual([409, 'file_here_already']);
    expect([empty.status, empty.problem.code]).toEqual([422, 'empty_file']);
    expect(await revisionsOf(id)).toHaveLength(1);
    expect(await leftBehind()).toEqual([]);
  });

  test('is not taken by archived evidence', async () => {
    const { id } = await anEvidence();
    await product.call(contracts.archive, { workspace, evidence: id }, { as: founder });

    expect((await upload(id, { bytes: 'late' })).problem.code).toBe('archived');
  });

  test('is taken whatever its sender says of it: bytes sent as JSON are bytes', async () => {
    const { id } = await anEvidence();
    const { url } = requestOf(contracts.upload, { workspace, evidence: id, filename: 'a.json' });
    const response = await fetch(new URL(url, address), {
      method: 'POST',
      body: '{ not json',
      headers: { authorization: `Bearer ${founder.token}`, 'content-type': 'application/json' },
    });

    expect(response.status).toBe(200);
    expect((await revisionsOf(id))[0]?.sha256).toBe(hashOf('{ not json'));
  });

  test('comes whole where ten come at once', async () => {
    const { id } = await anEvidence();
    const files = Array.from({ length: 10 }, () => randomBytes(300_000));
    const answers = await Promise.all(files.map((bytes) => upload(id, { bytes })));

    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const revisions = await revisionsOf(id);
    expect(revisions.map(({ number }) => number)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(revisions.map(({ sha256 }) => sha256).toSorted()).toEqual(files.map(hashOf).toSorted());
  });
});

describe('a file that does not come whole', () => {
  const begin = (id: string, token: string, length: number) => {
    const { url } = requestOf(contracts.upload, { workspace, evidence: id, filename: 'half.bin' });
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.write(
      `POST ${url} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${length}\r\n\r\n`,
    );
    return socket;
  };
  const until = async (holds: () => Promise<boolean>) => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  test('leaves nothing where its sender breaks off', async () => {
    const { id } = await anEvidence();
    const socket = begin(id, founder.token, 1_000_000);
    socket.write(Buffer.alloc(200_000));
    await until(async () => (await leftBehind()).length === 1);
    socket.destroy();
    await until(async () => (await leftBehind()).length === 0);

    expect(await revisionsOf(id)).toEqual([]);
    expect((await examine()).findings).toEqual([]);
  });

  test('holds no connection of the database while it comes', async () => {
    const { id } = await anEvidence();
    const sockets = Array.from({ length: 30 }, () => begin(id, founder.token, 1000));
    await until(async () => (await leftBehind()).length === 30);
    const read = await revisionsOf(id);
    for (const socket of sockets) socket.destroy();
    await until(async () => (await leftBehind()).length === 0);

    expect(read).toEqual([]);
  });

  test('is not read at all for who may not send it', async () => {
    const { id } = await anEvidence();
    const { stranger } = await aStranger(product, founder);
    const socket = begin(id, stranger.token, 1_000_000);
    const answer = await new Promise<string>((resolve) => {
      socket.on('data', (bytes) => resolve(bytes.toString()));
    });
    socket.destroy();

    expect(answer).toContain('404');
    expect(await leftBehind()).toEqual([]);
  });
});

describe('a file that is downloaded', () => {
  test('comes as an attachment that no browser may take for anything else', async () => {
    const { id } = await anEvidence();
    const { body } = await upload(id, { bytes: '<script>alert(1)</script>', filename: 'Prüfung "1".html' });
    const response = await download(body.revision.id);

    expect(response.body).toBe('<script>alert(1)</script>');
    expect(response.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''Pr%C3%BCfung%20%221%22.html",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-length': '25',
    });
  });

  test('is refused where its bytes are gone, and breaks off where they were altered', async () => {
    const { id } = await anEvidence();
    const bytes = randomBytes(600_000);
    const { body } = await upload(id, { bytes });
    await writeFile(
      kept(hashOf(bytes)),
      Buffer.concat([bytes.subarray(0, -1), Buffer.from([~Number(bytes.at(-1)) & 255])]),
    );
    const { url } = requestOf(contracts.download, { workspace, revision: body.revision.id });
    const altered = fetch(new URL(url, address), { headers: { authorization: `Bearer ${founder.token}` } });

    await expect(altered.then((response) => response.arrayBuffer())).rejects.toThrow();
    await rm(kept(hashOf(bytes)));
    expect((await download(body.revision.id)).json()).toMatchObject({ code: 'file_not_kept' });
  });
});

describe('verifying a file', () => {
  test('finds the same bytes, and names the entry that says when they came', async () => {
    const { id } = await anEvidence();
    const { body } = await upload(id, { bytes: 'as it was' });
    await settle(product, workspace);

    expect(await verify(body.revision.id)).toEqual({
      found: 'same',
      expected: { sha256: hashOf('as it was'), size: 9 },
      actual: null,
      proof: { entry: body.entry, index: expect.any(Number), at: body.revision.uploadedAt, agrees: true },
    });
  });

  test('and examining the ledger find a byte that was added, bytes that are gone, and a row that was forged', async () => {
    const { id } = await anEvidence();
    const one = (await upload(id, { bytes: 'one of them' })).body.revision;
    const two = (await upload(id, { bytes: 'two of them' })).body.revision;
    const three = (await upload(id, { bytes: 'three of them' })).body.revision;
    await appendFile(kept(one.sha256), '!');
    await rm(kept(two.sha256));
    const owner = new pg.Client(product.owner);
    await owner.connect();
    await owner.query(`select set_config('brehon.workspace', $1, false)`, [workspace]);
    await owner.query(`update evidence_revision set sha256 = $1 where id = $2`, [hashOf('forged'), three.id]);
    await owner.end();
    await settle(product, workspace);

    expect(await verify(one.id)).toMatchObject({
      found: 'altered',
      actual: { sha256: hashOf('one of them!'), size: 12 },
    });
    expect(await verify(two.id)).toMatchObject({ found: 'missing', actual: null });
    expect(await verify(three.id)).toMatchObject({ found: 'missing', proof: { agrees: false } });
    const { findings } = await examine();
    expect(findings.map(({ code, subject }) => [code, subject])).toEqual(
      expect.arrayContaining([
        ['file_altered', one.id],
        ['file_missing', two.id],
        ['file_unknown', three.id],
      ]),
    );
    expect((await upload(id, { bytes: 'two of them' })).problem.code).toBe('file_here_already');
    expect((await verify(two.id)).found).toBe('same');
  });
});

test('two workspaces with the same bytes keep them apart, and each has them once', async () => {
  const { stranger, workspace: elsewhere } = await aStranger(product, founder);
  const here = [await anEvidence(), await anEvidence()];
  const there = await anEvidence({}, elsewhere, stranger);
  for (const { id } of here) await upload(id, { bytes: 'well known bytes' });
  const answer = await product.call(
    contracts.upload,
    { workspace: elsewhere, evidence: there.id, filename: 'a.txt' },
    { as: stranger, file: 'well known bytes' },
  );
  await rm(kept(hashOf('well known bytes')));
  const theirs = await product.call(
    contracts.verify,
    { workspace: elsewhere, revision: answer.body.revision.id },
    { as: stranger },
  );

  expect(answer.body.revision.number).toBe(1);
  expect(theirs.body.found).toBe('same');
});
