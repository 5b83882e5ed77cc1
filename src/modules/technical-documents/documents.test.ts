import { afterAll, beforeAll, expect, test } from 'vitest';
import { partOf } from '../../../test/support/package.ts';
import { aFounder, aProduct, type Product, type Someone } from '../../../test/support/product.ts';
import { requestOf } from '../../kernel/request.ts';
import { datasetContracts } from '../datasets/contract.ts';
import { supplierContracts } from '../suppliers/contract.ts';
import { systemContracts } from '../systems/contract.ts';
import { technicalDocumentContracts as contracts } from './contract.ts';
import { speechIn } from './speech.ts';
import { sourceOf, writePdf } from './write-pdf.ts';

let product: Product;
let founder: Someone;
let workspace: string;
let system: string;

const document = 'technical-documentation';
const hostile = 'Ranks "letters" \\ #(panic()) [x] <b>&\u0007 *so* $y$ Ünïcode';

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  const made = await product.call(
    datasetContracts.create,
    { workspace, values: { name: 'Letters of 2025' } },
    { as: founder },
  );
  const values = { name: 'Sorter', intendedPurpose: hostile, datasets: [made.body.record.id] };
  system = (await product.call(systemContracts.create, { workspace, values }, { as: founder })).body.record.id;
});
afterAll(() => product.close());

test('a document has what is recorded, and a link to every place where something is missing', async () => {
  const { body } = await product.call(contracts.read, { workspace, system, document }, { as: founder });
  const items = body.sections.flatMap((section) => section.items);
  const item = (label: string) => items.find((each) => each.label === label);

  expect(item('Name')).toEqual({ label: 'Name', texts: ['Sorter'], gaps: [] });
  expect(item('Data that it was trained and tested with')?.texts).toEqual(['Letters of 2025']);
  expect(item('Provider')?.gaps).toEqual([{ missing: 'supplier: none is linked', to: `systems/${system}/edit` }]);
  expect(item('The risk management system')?.gaps[0]?.to).toBe(`systems/${system}/determine`);
  expect(body.missing).toBe(items.filter(({ texts }) => texts.length === 0).length);
});

test('its provider is the organisation itself, where that is its role, whoever supplies it', async () => {
  const named = { workspace, values: { name: 'Acme Ltd' } };
  const supplier = (await product.call(supplierContracts.create, named, { as: founder })).body.record.id;
  const providerOf = async (values: Readonly<Record<string, unknown>>) => {
    const made = await product.call(systemContracts.create, { workspace, values }, { as: founder });
    const asked = { workspace, system: made.body.record.id, document };
    const { body } = await product.call(contracts.read, asked, { as: founder });
    return body.sections[0]?.items.find(({ label }) => label === 'Provider')?.texts;
  };

  expect(await providerOf({ name: 'Own sorter', roles: ['provider'] })).toEqual(['Example Ltd']);
  expect(await providerOf({ name: 'Sold on', roles: ['provider'], supplier })).toEqual(['Example Ltd']);
  expect(await providerOf({ name: 'Bought sorter', roles: ['deployer'], supplier })).toEqual(['Acme Ltd']);
});

test('every document is listed with how much of it is missing', async () => {
  const { documents } = (await product.call(contracts.list, { workspace, system }, { as: founder })).body;

  expect(documents.length).toBeGreaterThanOrEqual(5);
  for (const { items, missing, standing } of documents) {
    expect(missing).toBeLessThanOrEqual(items);
    expect(standing).toBe('open');
  }
});

test('a document is written in the language that is asked for, its fields and gaps too', async () => {
  const asked = { workspace, system, document, language: 'de' } as const;
  const { body } = await product.call(contracts.read, asked, { as: founder });
  const items = body.sections.flatMap((section) => section.items);
  const item = (label: string) => items.find((each) => each.label === label);

  expect(body.title).toBe('Technische Dokumentation');
  expect(item('Zweckbestimmung')?.texts).toEqual([hostile]);
  expect(item('Anbieter')?.gaps[0]?.missing).toBe('Lieferant: nichts ist verknüpft');
  expect(item('Was es tut')?.gaps[0]?.missing).toBe('Beschreibung');
  const { rawPayload } = await product.app.inject({
    url: requestOf(contracts.docx, asked).url,
    headers: { authorization: `Bearer ${founder.token}` },
  });
  expect(partOf(rawPayload, 'word/document.xml')).toContain('Es fehlt: ');
});

const download = (contract: typeof contracts.docx | typeof contracts.pdf) =>
  product.app.inject({
    url: requestOf(contract, { workspace, system, document }).url,
    headers: { authorization: `Bearer ${founder.token}` },
  });

test('as DOCX it is a package whose main part holds the texts, whatever signs they have', async () => {
  const { statusCode, rawPayload } = await download(contracts.docx);
  const text = partOf(rawPayload, 'word/document.xml');

  expect(statusCode).toBe(200);
  expect(text).toContain('Ranks &quot;letters&quot; \\ #(panic()) [x] &lt;b&gt;&amp; *so* $y$ Ünïcode');
  expect(text).toContain('Missing: ');
});

test('as PDF it is one, and no text in it is taken for markup', async () => {
  const begun = performance.now();
  const { statusCode, rawPayload } = await download(contracts.pdf);

  expect(statusCode).toBe(200);
  expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect(performance.now() - begun).toBeLessThan(30_000);
});

test('an empty document and one of signs only are written too', () => {
  const paper = { title: '#', provision: '"', summary: '\\', sections: [], items: 0, missing: 0 };

  const speech = speechIn('en', { labels: (_, text) => text, texts: new Map() });
  const about = { system: '"', day: '2026-11-22', speech };

  expect(sourceOf(paper, about)).toContain('#("\\"")');
  expect(writePdf(paper, about).length).toBeGreaterThan(1000);
});

test('a document that no catalogue asks for is not found', async () => {
  expect((await product.call(contracts.read, { workspace, system, document: 'novel' }, { as: founder })).status).toBe(
    404,
  );
});
