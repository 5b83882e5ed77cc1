import type { Contract } from '../../src/kernel/operation.ts';
import { requestOf } from '../../src/kernel/request.ts';
import { homeContracts } from '../../src/modules/home/contract.ts';
import { systemContracts, systems } from '../../src/modules/systems/contract.ts';
import type { Bench } from './bench.ts';
import { figuresOf, type LoadResult, load } from './load.ts';
import { counted, type Line } from './table.ts';

type Input = Readonly<Record<string, unknown>>;

/** Lists as people ask for them: filtered, sorted, and a few pages in. */
const views: readonly Input[] = [
  { stage: ['operation'], sort: '-updatedAt' },
  { stage: ['operation', 'deployment'], 'accountablePerson.empty': 'yes', sort: 'ownerUnit' },
  { 'ownerUnit.name.contains': 'Legal', sort: 'stage' },
  { roles: ['provider'], sort: 'name', page: 3 },
  { origin: ['bought'], autonomy: ['acts_alone'], sort: '-putIntoServiceOn' },
  { domain: ['Health'], sort: 'supplier' },
  { sort: 'name', page: 7 },
  { countries: ['IE'], 'dataCategories.empty': 'no', sort: 'reference' },
];

const searches: Readonly<Record<string, readonly string[]>> = {
  'a rare word': ['stables', 'AI-000777', 'greenhouses'],
  'a common word': ['people', 'system', 'records'],
  'two words': ['radiology patients', 'invoice staff'],
  'a beginning': ['hydro', 'vi', 'Claims Tri'],
};

type Reads = {
  readonly workspace: string;
  readonly inputs: readonly Input[];
  /** Of which no two may be the same request: the columns are asked for in another order each time. */
  readonly columns?: readonly string[];
};

/** Runs a load of reads of one workspace, each the next of `inputs`. */
async function readLoad(bench: Bench, contract: Contract, { workspace, inputs, columns }: Reads): Promise<LoadResult> {
  const pathOf = (input: Input) => requestOf(contract, { workspace, ...input }).url;
  const paths = inputs.map(pathOf);
  let at = 0;
  const next = () => {
    at += 1;
    const place = at % paths.length;
    const path = columns ? pathOf({ ...inputs[place], columns: inOrder(columns, at) }) : (paths[place] ?? '/');
    return { method: 'GET', path } as const;
  };
  const settings = { url: bench.product.url, pid: bench.product.pid, token: bench.token, clients: 10, next };
  await load({ ...settings, seconds: bench.lasting / 4 });
  return load({ ...settings, seconds: bench.lasting });
}

/** The `number`th order of some words. */
const inOrder = (words: readonly string[], number: number): readonly string[] => {
  const [word] = words.slice(number % words.length);
  if (word === undefined) return [];
  const others = words.filter((each) => each !== word);
  return [word, ...inOrder(others, Math.floor(number / words.length))];
};

/** Pages of 50, filtered and sorted, in both workspaces: such as were asked for before, and such as nobody has. */
export async function measureLists(bench: Bench): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const [workspace, size] of [
    [bench.deep, bench.sizes.systems],
    [bench.wide, bench.sizes.many],
  ] as const) {
    const result = await readLoad(bench, systemContracts.list, { workspace, inputs: views });
    lines.push({
      what: `list page of 50, filtered and sorted, ${counted(size)} systems, 10 clients`,
      bar: 'p99 ≤ 50 ms, ≥ 500/s',
      measured: figuresOf(result),
      isMet: result.failed === 0 && result.p99 <= 50 && result.perSecond >= 500,
    });
    const anew = await readLoad(bench, systemContracts.list, { workspace, inputs: views, columns: systems.listed });
    lines.push({
      what: `the same, none of them asked for since the last entry, ${counted(size)} systems`,
      bar: '',
      measured: figuresOf(anew),
      isMet: undefined,
    });
  }
  for (const view of views) {
    const result = await readLoad({ ...bench, lasting: bench.lasting / 4 }, systemContracts.list, {
      workspace: bench.wide,
      inputs: [view],
      columns: systems.listed,
    });
    lines.push({
      what: `of these, \`${JSON.stringify(view).replaceAll('|', ' ')}\``,
      bar: '',
      measured: figuresOf(result),
      isMet: undefined,
    });
  }
  return lines;
}

/** Full-text search in the larger workspace, by how often the words stand there. */
export async function measureSearch(bench: Bench): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const [kind, words] of Object.entries(searches)) {
    const inputs = words.map((q) => ({ q }));
    const columns = systems.listed;
    const result = await readLoad({ ...bench, lasting: bench.lasting / 2 }, systemContracts.list, {
      workspace: bench.wide,
      inputs,
      columns,
    });
    lines.push({
      what: `full-text search over ${counted(bench.sizes.many)} records for ${kind}, 10 clients`,
      bar: 'p99 ≤ 100 ms',
      measured: figuresOf(result),
      isMet: result.failed === 0 && result.p99 <= 100,
    });
  }
  return lines;
}

/** The home page's answers, over both workspaces. */
export async function measureHome(bench: Bench): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const [workspace, size] of [
    [bench.deep, bench.sizes.systems],
    [bench.wide, bench.sizes.many],
  ] as const) {
    const result = await readLoad({ ...bench, lasting: bench.lasting / 2 }, homeContracts.read, {
      workspace,
      inputs: [{}],
    });
    const entries = workspace === bench.deep ? size * bench.sizes.entriesEach : size;
    lines.push({
      what: `home page's answers, ${counted(size)} systems and ${counted(entries)} ledger entries, 10 clients`,
      bar: 'p99 ≤ 100 ms',
      measured: figuresOf(result),
      isMet: result.failed === 0 && result.p99 <= 100,
    });
  }
  return lines;
}
