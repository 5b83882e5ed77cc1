import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessContracts } from '../src/modules/access/contract.ts';
import { documentContracts } from '../src/modules/documents/contract.ts';
import { evidenceContracts } from '../src/modules/evidence/contract.ts';
import { preferenceContracts as contracts } from '../src/modules/notices/contract.ts';
import { obligationContracts } from '../src/modules/obligations/contract.ts';
import { peopleContracts } from '../src/modules/people/contract.ts';
import { systemContracts } from '../src/modules/systems/contract.ts';
import { aFounder, aMember, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let workspace: string;
let ada: Someone;
let ben: Someone;
let staff: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder: ada, workspace } = await aFounder(product));
  ben = await aMember(product, { founder: ada, workspace, role: 'reader' });
  const values = { name: 'Ben Hall', email: ben.email };
  staff = (await product.call(peopleContracts.create, { workspace, values }, { as: ada })).body.record.id;
});
afterAll(() => product.close());

const renew = async (as = ben) => (await product.call(contracts.renewCalendar, { workspace }, { as })).body.path;
const isOn = async (as = ben) => (await product.call(contracts.calendar, { workspace }, { as })).body.isOn;
const get = (url: string, headers: Record<string, string> = {}) => product.app.inject({ method: 'GET', url, headers });

/** Lines as they were before they were folded (RFC 5545, 3.1). */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar', () => {
  test('is served at a secret address: whole days with links, in lines of 75 bytes', async () => {
    const title = `Prüfbericht \u{1F600}; Teil 1, ${'sehr '.repeat(30)}lang`;
    const { record: report } = (
      await product.call(
        evidenceContracts.create,
        { workspace, values: { name: title, expiresOn: '2027-02-28', collector: staff } },
        { as: ada },
      )
    ).body;
    const { record: policy } = (
      await product.call(
        documentContracts.create,
        { workspace, values: { name: 'AI policy', reviewBy: '2027-01-31', owner: staff } },
        { as: ada },
      )
    ).body;
    const answer = await get(await renew());
    const lines = unfolded(answer.body);

    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', expect.stringMatching(/^PRODID:/u)]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20270228',
        'DTEND;VALUE=DATE:20270301',
        'DTSTART;VALUE=DATE:20270131',
        'DTEND;VALUE=DATE:20270201',
        'SUMMARY:Review document: AI policy',
        `SUMMARY:Renew evidence: ${title.replace(';', '\\;').replace(',', '\\,')}`,
        `UID:${policy.id}@brehon`,
        `URL;VALUE=URI:${product.brehon.publicUrl}/w/${workspace}/evidence/${report.id}`,
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      ]),
    );
    expect(lines.filter((line) => line.startsWith('DTSTAMP:'))).toHaveLength(2);
    expect(lines.filter((line) => /^DTSTAMP:\d{8}T\d{6}Z$/u.test(line))).toHaveLength(2);
    const longest = Math.max(...answer.body.split('\r\n').map((line) => Buffer.byteLength(line)));
    expect(longest).toBeLessThanOrEqual(75);
    expect(answer.body.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  test('is answered with 304 until something in it changes', async () => {
    const path = await renew();
    const first = await get(path);
    const tag = String(first.headers['etag']);

    expect(first.headers['last-modified']).toMatch(/GMT$/u);
    expect((await get(path, { 'if-none-match': `"other", W/${tag}` })).statusCode).toBe(304);
    const values = { name: 'One more', reviewBy: '2027-03-01', owner: staff };
    await product.call(documentContracts.create, { workspace, values }, { as: ada });
    expect((await get(path, { 'if-none-match': tag })).statusCode).toBe(200);
  });

  test('has its owner\u2019s days and nobody else\u2019s', async () => {
    expect((await get(await renew(ada))).body).not.toContain('BEGIN:VEVENT');
    expect((await get(await renew(ben))).body).toContain('BEGIN:VEVENT');
  });

  test('has one address at a time, which can be switched off', async () => {
    const first = await renew();
    const second = await renew();

    expect((await get(first)).statusCode).toBe(404);
    expect((await get(second)).statusCode).toBe(200);
    expect(await isOn()).toBe(true);
    await product.call(contracts.endCalendar, { workspace }, { as: ben });
    expect([(await get(second)).statusCode, await isOn()]).toEqual([404, false]);
  });

  test('is gone for who left, and no wrong address says why', async () => {
    const leaver = await aMember(product, { founder: ada, workspace, role: 'reader' });
    const path = await renew(leaver);
    expect((await get(path)).statusCode).toBe(200);
    const { body } = await product.call(accessContracts.members, { workspace }, { as: ada });
    const member = body.members.find(({ email }) => email === leaver.email)?.id;
    await product.call(accessContracts.removeMember, { workspace, member }, { as: ada });

    const wrong = await Promise.all(
      [path, '/calendar/x.ics', `/calendar/${'a'.repeat(32)}.ics`, path.replace('.ics', ''), '/calendar/%00.ics'].map(
        (each) => get(each),
      ),
    );
    expect(wrong.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404]);
    expect(new Set(wrong.map(({ body: text }) => text)).size).toBe(1);
  });

  test('says what is to be done in the language in which its owner reads', async () => {
    await product.call(accessContracts.editAccount, { language: 'de' }, { as: ben });
    const { body } = await get(await renew());

    expect(unfolded(body)).toContain('SUMMARY:Dokument überprüfen: AI policy');
  });
});

test('the days of obligations: one’s own day each, and the law’s days together by system', async () => {
  await product.call(accessContracts.editAccount, { language: 'en' }, { as: ben });
  const { record: system } = (
    await product.call(systemContracts.create, { workspace, values: { name: 'Sorter' } }, { as: ada })
  ).body;
  const owed = { system: system.id, owner: staff, appliesFrom: '2027-12-02' };
  for (const values of [
    { ...owed, name: 'Keep a log' },
    { ...owed, name: 'Name a person', dueOn: '2027-05-01' },
    { ...owed, name: 'Not ours', owner: null },
  ])
    await product.call(obligationContracts.create, { workspace, values }, { as: ada });
  const lines = unfolded((await get(await renew())).body);

  expect(lines).toEqual(
    expect.arrayContaining([
      'SUMMARY:Meet obligation: Name a person',
      'DTSTART;VALUE=DATE:20270501',
      'SUMMARY:Obligations apply (2): Sorter',
      `URL;VALUE=URI:${product.brehon.publicUrl}/w/${workspace}/systems/${system.id}/obligations`,
    ]),
  );
});
