import type { Sizes } from './prepare.ts';
import { counted, type Line, shortfalls, tableOf } from './table.ts';

/** What is written down of a run. */
export type Report = {
  readonly lines: readonly Line[];
  readonly machine: {
    readonly cores: number;
    readonly processor: string;
    readonly memory: number;
    readonly node: string;
  };
  readonly sizes: Sizes;
  /** The day of the run, `2026-11-22`. */
  readonly on: string;
};

/** What stands around the systems, in words, with how many that is. */
function aroundOf(around: Sizes['around']): string {
  const all = Object.entries(around);
  const sum = all.reduce((total, [, count]) => total + count, 0);
  return `${counted(sum)} linked rows: ${all.map(([noun, count]) => `${counted(count)} ${noun}`).join(', ')}`;
}

/** The run as the page `docs/benchmarks.md`. */
export function documentOf({ lines, machine, sizes, on }: Report): string {
  const short = shortfalls(lines);
  const gigabytes = Math.round(machine.memory / 1_073_741_824);
  const entries = sizes.systems * sizes.entriesEach;
  return `# Benchmarks

Measured on ${on} by the script \`bench\` with \`--save\`, on ${machine.cores} cores (${machine.processor.trim()}) and ${gigabytes} GB of memory, with
Node ${machine.node} and the embedded PostgreSQL 18. The product, its database and the clients share these cores.

One workspace has ${counted(sizes.systems)} AI systems and ${counted(entries)} ledger entries, around them
${aroundOf(sizes.around)}; another has ${counted(sizes.many)} systems of one entry each. Texts are
made up and of the length that public inventories have. Requests go over HTTP on the loopback to the product as it is
started by \`npm start\`; times are those that the client sees.

${tableOf(lines)}

## What falls short

${short.length === 0 ? 'Nothing that was measured here.' : short.map((sentence) => `- ${sentence}.`).join('\n')}
`;
}
