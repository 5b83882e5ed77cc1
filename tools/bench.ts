// What `npm run bench` runs: seeds a large installation, measures it from outside, and holds it against its bars.
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench/bench.ts';
import { measureBrowser } from './bench/browser.ts';
import { measureDeterminations } from './bench/determine.ts';
import { diceOf } from './bench/dice.ts';
import { measureImports } from './bench/imports.ts';
import { type Options, type Part, readOptions, usage } from './bench/options.ts';
import { type Prepared, prepare, signIn } from './bench/prepare.ts';
import { startProduct } from './bench/product.ts';
import { measureHome, measureLists, measureSearch } from './bench/reads.ts';
import { documentOf } from './bench/report.ts';
import { measureScreens } from './bench/screens.ts';
import { measureFsck, measureMemory, measureStarts } from './bench/starts.ts';
import { type Line, shortfalls, tableOf } from './bench/table.ts';
import { untilStill } from './bench/use.ts';
import { measureBurst, measureWrites } from './bench/writes.ts';

const tell = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const measurements: Readonly<Record<Exclude<Part, 'determine' | 'start'>, (bench: Bench) => Promise<readonly Line[]>>> =
  {
    list: measureLists,
    search: measureSearch,
    home: measureHome,
    screens: measureScreens,
    write: measureWrites,
    burst: measureBurst,
    import: measureImports,
    browser: measureBrowser,
    fsck: measureFsck,
    memory: measureMemory,
  };

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(usage);
    return;
  }
  const pure = options.only.includes('determine') ? show(await measureDeterminations(options.quick)) : [];
  if (options.only.every((part) => part === 'determine')) {
    console.log(`\n${tableOf(pure)}\n`);
    return;
  }
  const prepared = await prepare(options, tell);
  try {
    const lines = [...pure, ...(await measureAll(prepared, options))];
    console.log(`\n${tableOf(lines)}\n`);
    for (const sentence of shortfalls(lines)) console.log(`falls short: ${sentence}`);
    if (options.save) await save(prepared, lines);
  } finally {
    await prepared.remove();
  }
}

async function measureAll(prepared: Prepared, options: Options): Promise<readonly Line[]> {
  const lines: Line[] = [];
  if (options.only.includes('start')) lines.push(...show(await measureStarts(prepared)));
  const product = await startProduct(prepared.dataFolder);
  try {
    await untilStill(product.pid);
    const lasting = options.quick ? 4 : 12;
    const bench = {
      ...prepared,
      product,
      token: await signIn(product),
      dice: diceOf(7),
      lasting,
      isQuick: options.quick,
      tell,
    };
    for (const [part, measure] of Object.entries(measurements)) {
      if (options.only.some((each) => each === part)) lines.push(...show(await measure(bench)));
    }
  } finally {
    await product.stop();
  }
  return lines;
}

function show(lines: readonly Line[]): readonly Line[] {
  for (const { what, measured, isMet } of lines)
    tell(`${isMet === false ? 'NOT MET' : '       '} ${what}: ${measured}`);
  return lines;
}

async function save(prepared: Prepared, lines: readonly Line[]): Promise<void> {
  const machine = {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? '',
    memory: totalmem(),
    node: process.version,
  };
  const path = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));
  await writeFile(
    path,
    documentOf({ lines, machine, sizes: prepared.sizes, on: new Date().toISOString().slice(0, 10) }),
  );
  tell('written to docs/benchmarks.md');
}

await main();
