import { parseArgs } from 'node:util';

/** What is measured, in this order. */
export const parts = [
  'determine',
  'start',
  'list',
  'search',
  'home',
  'screens',
  'write',
  'burst',
  'import',
  'browser',
  'memory',
  'fsck',
] as const;

/** One of the things that are measured. */
export type Part = (typeof parts)[number];

/** What was asked for on the command line. */
export type Options = {
  /** A tenth of the size, and shorter loads: to try a change, not to be quoted. */
  readonly quick: boolean;
  readonly only: readonly Part[];
  /** Whether the result goes into `docs/benchmarks.md`. */
  readonly save: boolean;
  /** A folder that keeps the seeded database for the next run; otherwise it is made and removed. */
  readonly keep: string | undefined;
};

/** What `npm run bench -- --help` says. */
export const usage = `npm run bench -- [--quick] [--only ${parts.join(',')}] [--save] [--keep FOLDER]

  --quick  a tenth of the size and shorter loads
  --only   only these, by comma
  --save   write the result to docs/benchmarks.md
  --keep   seed into FOLDER, or use what an earlier run seeded there`;

/** Reads the command line; throws with a text for the reader where it cannot. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      save: { type: 'boolean', default: false },
      keep: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const only = values.only === undefined ? parts : values.only.split(',').map(partOf);
  return { quick: values.quick, only, save: values.save, keep: values.keep };
}

function partOf(word: string): Part {
  const part = parts.find((each) => each === word.trim());
  if (part === undefined) throw new Error(`\`${word}\` is not measured: use some of ${parts.join(', ')}`);
  return part;
}
