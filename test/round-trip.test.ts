import exceljs from 'exceljs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { datasetContracts, datasets } from '../src/modules/datasets/contract.ts';
import { documentContracts, documents } from '../src/modules/documents/contract.ts';
import { evidence, evidenceContracts } from '../src/modules/evidence/contract.ts';
import { ledgerContracts } from '../src/modules/ledger/contract.ts';
import { modelContracts, models } from '../src/modules/models/contract.ts';
import { people, peopleContracts } from '../src/modules/people/contract.ts';
import { supplierContracts, suppliers } from '../src/modules/suppliers/contract.ts';
import { systemContracts, systems } from '../src/modules/systems/contract.ts';
import { unitContracts, units } from '../src/modules/units/contract.ts';
import { type Field, keptFileContracts, type Register, writtenFieldsOf } from '../src/register/contract.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';
import { settle } from './support/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Contracts = typeof systemContracts;

/** The registers, those that others link to first. */
const registers: readonly (readonly [Register, Contracts])[] = [
  [units, unitContracts],
  [people, peopleContracts],
  [suppliers, supplierContracts],
  [datasets, datasetContracts],
  [models, modelContracts],
  [documents, documentContracts],
  [systems, systemContracts],
  [evidence, evidenceContracts],
];
const formats = ['xlsx', 'csv', 'json'] as const;
const perRegister = 12;

let product: Product;
let founder: Someone;
let workspace: string;
const made = new Map<string, string[]>();
const files: string[] = [];

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  for (const filename of ['Übersicht (1), "neu"; v2.pdf', 'plain.txt']) {
    const sent = { as: founder, file: `The bytes of ${filename}` };
    files.push((await product.call(keptFileContracts.receive, { workspace, filename }, sent)).body.value);
  }
  for (const [register, contracts] of registers) {
    const ids: string[] = [];
    made.set(register.kind, ids);
    for (let at = 0; at < perRegister; at += 1) ids.push(await add(register, contracts, at));
  }
});
afterAll(() => product.close());

/** A record with a value in nearly every field, its links to what is there already. */
async function add(register: Register, contracts: Contracts, at: number): Promise<string> {
  const fields = writtenFieldsOf(register).flatMap(([name, field], place) => {
    const isNeeded =
      name === register.title ||
      Object.values(register.states?.needs ?? {})
        .flat()
        .includes(name);
    const isLeftEmpty = !isNeeded && (at + place) % 7 === 6;
    const value = isLeftEmpty ? undefined : valueOf(name, field, { register, at });
    return value === undefined ? [] : [[name, value] as const];
  });
  const extra = { 'Agency, if any': `Übung "${at}"`, '=Sum': `-${at}`, Notes: `one\ntwo; three ${at}` };
  const { status, text, body } = await product.call(
    contracts.create,
    { workspace, values: { ...Object.fromEntries(fields), extra } },
    { as: founder },
  );
  expect([register.noun, status, status === 200 ? '' : text]).toEqual([register.noun, 200, '']);
  return body.record.id;
}

type Place = { readonly register: Register; readonly at: number };

function valueOf(name: string, field: Field, { register, at }: Place): unknown {
  if (name === register.title) return `${register.label.one} ${at}; "so-called", – ${'ä'.repeat(at)}`;
  if ('to' in field) {
    const ids = made.get(field.to.kind) ?? [];
    const some = [ids[at % Math.max(1, ids.length)], ids[(at + 3) % Math.max(1, ids.length)]];
    const found = some.filter((id) => id !== undefined);
    return field.kind === 'link' ? found[0] : found.length > 0 ? found : undefined;
  }
  if ('options' in field) {
    const options = Object.keys(field.options);
    const two = [options[at % options.length], options[(at + 1) % options.length]];
    return field.kind === 'oneOf' ? two[0] : [...new Set(two)];
  }
  return plain[field.kind](name, at);
}

const plain: Readonly<
  Record<Exclude<Field, { options: object } | { to: object }>['kind'], (name: string, at: number) => unknown>
> = {
  text: (name, at) => `${name === 'email' ? 'e' : '-'}${name} 0${at}${name === 'email' ? '@example.org' : ''}`,
  longText: (_, at) => `=1+${at}\n\n@home\t"quoted"; ünïcode 🚀`,
  number: (_, at) => (at % 2 === 0 ? `${at}.25` : `${at}12345678901.654321`),
  money: (_, at) => `${at}250.5 ${at % 2 === 0 ? 'EUR' : 'JPY'}`,
  date: (_, at) => `20${10 + at}-0${1 + (at % 9)}-2${at % 9}`,
  dateTime: (_, at) => `2026-03-0${1 + (at % 9)}T10:30:15.${100 + at}Z`,
  yesNo: (_, at) => (at % 2 === 0 ? 'yes' : 'no'),
  file: (_, at) => files[at % files.length],
  urls: (name, at) => [`https://${name.toLowerCase()}.example/a;b,${at}?c=d|e`, 'https://ä.example/ü'],
  country: (_, at) => (at % 2 === 0 ? 'NA' : 'DE'),
  countries: (_, at) => (at % 3 === 0 ? ['NA'] : ['NA', 'FR']),
};

async function exported(contracts: Contracts, format: (typeof formats)[number]): Promise<Uint8Array> {
  const path = `/api/v1/workspaces/${workspace}/${contracts.list.id.split('.')[0] ?? ''}/export?format=${format}`;
  const headers = { authorization: `Bearer ${founder.token}` };
  return Uint8Array.from((await product.app.inject({ method: 'GET', url: path, headers })).rawPayload);
}
const input = () => ({ workspace, filename: 'file' });
const check = async (contracts: Contracts, file: Uint8Array | string) =>
  (await product.call(contracts.checkImport, input(), { as: founder, file })).body;
const bring = async (contracts: Contracts, file: Uint8Array | string) =>
  (await product.call(contracts.import, input(), { as: founder, file })).body;

const names = registers.map(([{ noun }, contracts]) => [noun, contracts] as const);

describe.each(formats)('an export as %s', (format) => {
  test.each(names)('of %s comes back with nothing changed, and nothing to say', async (noun, contracts) => {
    // Whoever founded the workspace is one of its people.
    const rows = perRegister + (noun === 'people' ? 1 : 0);
    const checked = await check(contracts, await exported(contracts, format));

    expect(checked).toMatchObject({
      rows,
      created: 0,
      updated: 0,
      fields: 0,
      unchanged: rows,
      problems: 0,
      warnings: 0,
      linked: [],
    });
  });
});

const entrySchema = z.object({
  event: z.string(),
  about: z.object({ import: z.string() }).partial().optional(),
  changes: z.record(z.string(), z.unknown()).default({}),
});

/** How many fields the ledger says an import changed. */
async function changedIn(importId: string): Promise<number> {
  await settle(product, workspace);
  const { body } = await product.call(ledgerContracts.entries, { workspace, size: 1000 }, { as: founder });
  return body.entries
    .map(({ text }) => entrySchema.parse(JSON.parse(text)))
    .filter(({ about, event }) => about?.import === importId && event.endsWith('.edited'))
    .reduce((sum, { changes }) => sum + Object.keys(changes).length, 0);
}

const exportSchema = z.object({ records: z.array(z.looseObject({})) });

/** Which cells are edited: 50 of texts, spread over all rows. */
const edited = (headings: readonly string[], mark: string) => {
  const free = headings.flatMap((heading, column) =>
    /^(?:Description|Notes|Intended purpose|Domain|Supplier|Extra: |Outputs|Benefits)/u.test(heading) ? [column] : [],
  );
  const cells = Array.from({ length: perRegister }, (_, row) =>
    free.map((column) => ({ row, column, text: `${mark} ${row} ${column}` })),
  );
  return cells.flat().slice(0, 50);
};

describe('fifty cells that are edited elsewhere', () => {
  test('in the workbook are fifty changes, in the answer and in the ledger', async () => {
    const book = new exceljs.Workbook();
    await book.xlsx.load(Uint8Array.from(await exported(systemContracts, 'xlsx')).buffer);
    const [sheet] = book.worksheets;
    if (!sheet) throw new Error('the workbook has no sheet');
    const headings = Array.from({ length: sheet.columnCount }, (_, at) => sheet.getCell(1, at + 1).text);
    const cells = edited(headings, 'by exceljs');
    for (const { row, column, text } of cells) sheet.getCell(row + 2, column + 1).value = text;
    const imported = await bring(systemContracts, new Uint8Array(await book.xlsx.writeBuffer()));

    expect(cells).toHaveLength(50);
    expect(imported).toMatchObject({ created: 0, fields: 50, problems: 0 });
    expect(await changedIn(imported.import)).toBe(50);
    expect(await check(systemContracts, await exported(systemContracts, 'xlsx'))).toMatchObject({ fields: 0 });
  });

  test('in the CSV are fifty changes', async () => {
    const text = new TextDecoder().decode(await exported(systemContracts, 'csv'));
    const [headings = [], ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
    const grid = rows.map((cells) => [...cells]);
    for (const { row, column, text: changed } of edited(headings, 'by hand')) grid[row]?.splice(column, 1, changed);
    const imported = await bring(systemContracts, Papa.unparse([headings, ...grid]));

    expect(imported).toMatchObject({ created: 0, fields: 50, problems: 0 });
    expect(await changedIn(imported.import)).toBe(50);
  });

  test('in the JSON are fifty changes, in its own form or as a plain list of objects', async () => {
    const text = new TextDecoder().decode(await exported(systemContracts, 'json'));
    const { records } = exportSchema.parse(JSON.parse(text));
    const mark = (word: string) =>
      records.map((record, at) => ({
        ...record,
        description: `${word} ${at}`,
        domain: `${word} d ${at}`,
        extra: { Notes: `${word} n ${at}`, '=Sum': `${word} s ${at}` },
      }));
    const own = await bring(systemContracts, JSON.stringify({ register: 'systems', records: mark('own') }));
    const plainList = await bring(systemContracts, JSON.stringify(mark('plain')));

    expect([own.fields, plainList.fields]).toEqual([4 * perRegister, 4 * perRegister]);
    expect(await changedIn(plainList.import)).toBe(4 * perRegister);
  });
});
