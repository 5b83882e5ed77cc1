import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import * as z from 'zod';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import type { Bench } from './bench.ts';
import { type Dice, diceOf } from './dice.ts';
import { newWorkspace } from './prepare.ts';
import { call } from './product.ts';
import { counted, type Line, megabytes, seconds } from './table.ts';
import { madeUpCompany, madeUpSystem, madeUpUnit, nothingLinkable } from './texts.ts';
import { watchMemory } from './use.ts';

/** A file's rows; the first column names the system. */
type Sheet = {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly isReal: boolean;
};

const inventory = fileURLToPath(
  new URL('../../../shared/data/us-federal-ai-inventory/2024_consolidated_ai_inventory_raw_v2.csv', import.meta.url),
);

/** The public inventory that stands beside the repository on some machines; otherwise made-up rows. */
function sheet(): Sheet {
  if (!existsSync(inventory)) return madeUpSheet();
  const [headings = [], ...rows] = Papa.parse<string[]>(readFileSync(inventory, 'latin1'), {
    skipEmptyLines: true,
  }).data;
  return { headings, rows, isReal: true };
}

function madeUpSheet(): Sheet {
  const dice = diceOf(24);
  const names = (make: (dice: Dice) => string) => Array.from({ length: 40 }, () => make(dice));
  const linkable = { ...nothingLinkable, units: names(madeUpUnit), suppliers: names(madeUpCompany) };
  const made = Array.from({ length: 2000 }, (_, at) => madeUpSystem(dice, at, linkable).values);
  const headings = ['name', 'ownerUnit', 'description', 'intendedPurpose', 'domain', 'stage', 'supplier', 'outputs'];
  return {
    headings,
    rows: made.map((values) => headings.map((name) => String(values[name] ?? ''))),
    isReal: false,
  };
}

/** `count` rows from number `from` on: those of the sheet again and again, each time under other names. */
function fileOf(
  { headings, rows }: Sheet,
  { from, count, mark }: { from: number; count: number; mark: string },
): Uint8Array<ArrayBuffer> {
  const lines = Array.from({ length: count }, (_, at) => {
    const number = from + at;
    const [name = '', ...rest] = rows[number % rows.length] ?? [];
    const round = Math.floor(number / rows.length);
    const changed = number % 2 === 0 ? rest.map((cell, column) => (column === 6 ? `${cell} ${mark}` : cell)) : rest;
    return [round === 0 ? name : `${name} (${round})`, ...changed];
  });
  return new Uint8Array(Buffer.from(Papa.unparse([headings, ...lines]), 'utf8'));
}

const importedSchema = z.object({ created: z.int(), updated: z.int(), unchanged: z.int() });

/**
 * Imports over a register that has half of the rows already, of which every other one has changed. The memory of several
 * sizes shows how it grows.
 */
export async function measureImports(bench: Bench): Promise<readonly Line[]> {
  const rows = sheet();
  const sizes = bench.isQuick ? [1000, 2000] : [10_000, 20_000, 40_000];
  const lines: Line[] = [];
  for (const size of sizes) lines.push(await measureImport(bench, rows, size));
  return lines;
}

async function measureImport(bench: Bench, rows: Sheet, size: number): Promise<Line> {
  const { product, token } = bench;
  const workspace = await newWorkspace(product, token);
  const bring = (file: Uint8Array<ArrayBuffer>) =>
    call(systemContracts.import, importedSchema, {
      url: product.url,
      token,
      input: { workspace, filename: 'inventory.csv' },
      file,
    });
  await bring(fileOf(rows, { from: 0, count: size / 2, mark: '' }));
  const file = fileOf(rows, { from: 0, count: size, mark: 'revised' });
  bench.tell(`importing ${counted(size)} rows, ${megabytes(file.length)}`);
  const since = performance.now();
  const { value, before, peak, after } = await watchMemory(product.pid, () => bring(file));
  const took = performance.now() - since;
  const outcome = `${counted(value.created)} created, ${counted(value.updated)} updated, ${counted(value.unchanged)} unchanged`;
  const hasBar = size === 10_000;
  return {
    what: `import of ${counted(size)} ${rows.isReal ? 'real' : 'made-up'} rows (${megabytes(file.length)}) with validation, merge and ledger`,
    bar: hasBar ? '≤ 5 s' : '',
    measured: `${seconds(took)}; ${outcome}; Node's memory ${megabytes(before)} before, ${megabytes(peak)} at most, ${megabytes(after)} after`,
    isMet: hasBar ? took <= 5000 : undefined,
  };
}
