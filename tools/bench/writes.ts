import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { parseJson } from '../../src/kernel/canonical.ts';
import type { Contract } from '../../src/kernel/operation.ts';
import { requestOf } from '../../src/kernel/request.ts';
import { ledgerContracts } from '../../src/modules/ledger/contract.ts';
import { peopleContracts } from '../../src/modules/people/contract.ts';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { unitContracts } from '../../src/modules/units/contract.ts';
import type { Bench } from './bench.ts';
import { figuresOf, type LoadRequest, type LoadResult, load } from './load.ts';
import { call } from './product.ts';
import { counted, type Line, seconds } from './table.ts';
import { type MadeUp, madeUpEdit, madeUpSystem, nothingLinkable } from './texts.ts';

const pageSchema = z.object({ rows: z.array(z.object({ id: z.string() })) });
const ledgerSchema = z.object({ size: z.int() });
const entriesSchema = z.object({ entries: z.array(z.object({ id: z.string(), index: z.int() })) });
const writtenSchema = z.object({ entry: z.string() });

/** Edits of systems that are there, and one new system in four requests. */
async function writer(bench: Bench): Promise<() => LoadRequest> {
  const { product, token, deep: workspace, dice } = bench;
  const idsOf = async (contract: Contract, page = 1): Promise<readonly string[]> => {
    const asked = { url: product.url, token, input: { workspace, size: 500, page } };
    return (await call(contract, pageSchema, asked)).rows.map((row) => row.id);
  };
  const pages = await Promise.all([1, 2, 3, 4].map((page) => idsOf(systemContracts.list, page)));
  const ids = pages.flat();
  const linkable = {
    ...nothingLinkable,
    people: await idsOf(peopleContracts.list),
    units: await idsOf(unitContracts.list),
  };
  let number = 1_000_000;
  return () => {
    number += 1;
    if (number % 4 === 0) {
      const { values, extra } = madeUpSystem(dice, number, linkable);
      return asLoad('POST', requestOf(systemContracts.create, { workspace, values: { ...creatable(values), extra } }));
    }
    const { values, extra } = madeUpEdit(dice, linkable);
    // A stage may only move as its register allows, and needs somebody accountable; a reference may become anything.
    const { stage: _stage, accountablePerson, ...others } = values;
    const accountable = accountablePerson ? { accountablePerson } : {};
    const input = {
      workspace,
      system: ids[dice.whole(ids.length)],
      values: { ...others, ...accountable, reference: `B-${number}`, extra },
    };
    return asLoad('PATCH', requestOf(systemContracts.edit, input));
  };
}

/** What is recorded of a made-up system; one that has not what its stage needs begins as an idea. */
function creatable(values: MadeUp['values']): MadeUp['values'] {
  const recorded = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  return recorded['accountablePerson'] && recorded['intendedPurpose'] ? recorded : { ...recorded, stage: 'idea' };
}

const asLoad = (method: 'POST' | 'PATCH', { url, json }: { url: string; json?: unknown }): LoadRequest => ({
  method,
  path: url,
  json,
});

/** Writes at 16 clients, with how long an acknowledged entry waited for its checkpoint; then 200 writers at once. */
export async function measureWrites(bench: Bench): Promise<readonly Line[]> {
  const next = await writer(bench);
  const settings = { url: bench.product.url, pid: bench.product.pid, token: bench.token, clients: 16 };
  await load({ ...settings, seconds: bench.lasting / 4, next });
  await settled(bench);
  const acknowledged = new Map<string, number>();
  const result = await withCheckpoints(bench, acknowledged, () =>
    load({ ...settings, seconds: bench.lasting, next: () => ({ ...next(), answered: keeper(acknowledged) }) }),
  );
  return [
    {
      what: 'write with its ledger entry, 3 edits to 1 new system, 16 clients',
      bar: '≥ 1,000/s, p99 ≤ 50 ms',
      measured: figuresOf(result.load),
      isMet: result.load.failed === 0 && result.load.perSecond >= 1000 && result.load.p99 <= 50,
    },
    {
      what: 'checkpoint lag: the longest time from acknowledgement to a signed checkpoint that a reader sees',
      bar: '≤ 2 s',
      measured: seconds(result.longestLag),
      isMet: result.longestLag <= 2000,
    },
  ];
}

/** 200 writers at once. */
export async function measureBurst(bench: Bench): Promise<readonly Line[]> {
  const next = await writer(bench);
  const result = await load({
    url: bench.product.url,
    pid: bench.product.pid,
    token: bench.token,
    clients: 200,
    seconds: 0,
    most: bench.isQuick ? 1000 : 6000,
    next,
  });
  return [
    {
      what: 'burst of 200 parallel writers',
      bar: 'no error',
      measured: `${counted(result.answered)} writes, ${figuresOf(result)}`,
      isMet: result.failed === 0,
    },
  ];
}

const keeper =
  (acknowledged: Map<string, number>) =>
  (status: number, body: string): void => {
    const written = status === 200 ? writtenSchema.safeParse(parseJson(body)) : undefined;
    if (written?.success) acknowledged.set(written.data.entry, performance.now());
  };

type Seen = { readonly at: number; readonly size: number };

/** Runs a load while somebody reads the ledger's newest checkpoint again and again. */
async function withCheckpoints(
  bench: Bench,
  acknowledged: ReadonlyMap<string, number>,
  task: () => Promise<LoadResult>,
) {
  const from = await sizeOf(bench);
  const seen: Seen[] = [];
  let isRunning = true;
  const watch = async (): Promise<void> => {
    while (isRunning || (seen.at(-1)?.size ?? 0) < from + acknowledged.size) {
      const size = await sizeOf(bench);
      if (size !== seen.at(-1)?.size) seen.push({ at: performance.now(), size });
      await setTimeout(50);
    }
  };
  const watching = watch();
  const result = await task();
  isRunning = false;
  await watching;
  return { load: result, longestLag: await longestLag(bench, { from, seen, acknowledged }) };
}

async function sizeOf({ product, token, deep }: Bench): Promise<number> {
  const { size } = await call(ledgerContracts.read, ledgerSchema, {
    url: product.url,
    token,
    input: { workspace: deep },
  });
  return size;
}

/** Waits until the ledger no longer grows. */
async function settled(bench: Bench): Promise<void> {
  for (let before = -1, size = await sizeOf(bench); size !== before; size = await sizeOf(bench)) {
    before = size;
    await setTimeout(1000);
  }
}

type Watched = {
  readonly from: number;
  readonly seen: readonly Seen[];
  readonly acknowledged: ReadonlyMap<string, number>;
};

async function longestLag({ product, token, deep }: Bench, { from, seen, acknowledged }: Watched): Promise<number> {
  let longest = 0;
  const until = seen.at(-1)?.size ?? from;
  for (let start = from; start < until; start += 1000) {
    const asked = { url: product.url, token, input: { workspace: deep, from: start, size: 1000 } };
    const { entries } = await call(ledgerContracts.entries, entriesSchema, asked);
    for (const { id, index } of entries) {
      const at = acknowledged.get(id);
      const shown = seen.find(({ size }) => size > index);
      if (at !== undefined && shown) longest = Math.max(longest, shown.at - at);
    }
  }
  return longest;
}
