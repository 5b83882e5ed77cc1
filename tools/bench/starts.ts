import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { accessContracts } from '../../src/modules/access/contract.ts';
import { ledgerContracts } from '../../src/modules/ledger/contract.ts';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import type { Bench } from './bench.ts';
import { newFolder, type Prepared, signIn } from './prepare.ts';
import { call, type RunningProduct, startProduct } from './product.ts';
import { counted, type Line, megabytes, seconds } from './table.ts';
import { type Memory, memoryOf } from './use.ts';

const starts = 3;

/** From the start of the program to its first answer: on existing data, and with the database to be made. */
export async function measureStarts({ dataFolder }: Prepared): Promise<readonly Line[]> {
  const again: number[] = [];
  for (let start = 0; start < starts; start += 1) again.push(await startOn(dataFolder));
  const folder = await newFolder();
  const first = await startOn(folder);
  await rm(folder, { recursive: true, force: true });
  const slowest = Math.max(...again);
  return [
    {
      what: `start to first answered request, existing data, slowest of ${starts}`,
      bar: '≤ 3 s',
      measured: seconds(slowest),
      isMet: slowest <= 3000,
    },
    {
      what: 'first run, with the database to be made',
      bar: '≤ 10 s',
      measured: seconds(first),
      isMet: first <= 10_000,
    },
  ];
}

async function startOn(dataFolder: string): Promise<number> {
  const product = await startProduct(dataFolder);
  await call(accessContracts.instance, z.unknown(), { url: product.url });
  const answeredAfter = performance.now() - product.startedAt;
  await product.stop();
  return answeredAfter;
}

const restAfter = 30_000;

/**
 * The memory of the whole product when it has nothing to do: started anew, once somebody has signed in and seen a page,
 * which has the bar; and before that, as the loads of this run have left it.
 */
export async function measureMemory(bench: Bench): Promise<readonly Line[]> {
  bench.tell(`resting for ${restAfter / 1000} s`);
  await setTimeout(restAfter);
  const afterLoad = await memoryOf(bench.product.pid);
  await bench.product.stop();
  const fresh = await startProduct(bench.dataFolder);
  try {
    await seeFirstPage(fresh, bench.deep);
    await setTimeout(restAfter);
    const afterStart = await memoryOf(fresh.pid);
    return [
      memoryLine('30 s after start, sign-in and a first page', afterStart, limit),
      memoryLine('30 s after the loads of this run', afterLoad),
    ];
  } finally {
    await fresh.stop();
  }
}

async function seeFirstPage(product: RunningProduct, workspace: string): Promise<void> {
  const token = await signIn(product);
  await fetch(product.url).then((page) => page.text());
  await call(systemContracts.list, z.unknown(), { url: product.url, token, input: { workspace } });
}

const limit = 400_000_000;

/** `most` is the bar in bytes, where there is one. */
function memoryLine(when: string, memory: Memory | undefined, most?: number): Line {
  const what = `memory of the whole product at rest, ${when} (PSS)`;
  const bar = most === undefined ? '' : `≤ ${megabytes(most)}`;
  if (!memory) return { what, bar, measured: 'not measured on this system', isMet: undefined };
  const parts = `${megabytes(memory.node)} Node, ${megabytes(memory.database)} PostgreSQL`;
  const isMet = most === undefined ? undefined : memory.total <= most;
  return { what, bar, measured: `${megabytes(memory.total)}: ${parts}`, isMet };
}

const examinedSchema = z.object({
  entries: z.int(),
  records: z.int(),
  checkpoints: z.int(),
  findings: z.array(z.unknown()),
});

/** The examination of the whole ledger, which also shows that what was seeded and written here is sound. */
export async function measureFsck({ product, token, deep, wide }: Bench): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const workspace of [deep, wide]) {
    const since = performance.now();
    const examined = await call(ledgerContracts.fsck, examinedSchema, {
      url: product.url,
      token,
      input: { workspace },
    });
    lines.push({
      what: `examination (\`fsck\`) of ${counted(examined.entries)} entries and ${counted(examined.records)} records`,
      bar: 'no findings',
      measured: `${seconds(performance.now() - since)}, ${counted(examined.findings.length)} findings`,
      isMet: examined.findings.length === 0,
    });
  }
  return lines;
}
