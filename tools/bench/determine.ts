import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { answer, type Catalogue, type Dates, factsOf, openCatalogue } from '../../src/catalogue/index.ts';
import { determine, type Facts } from '../../src/engine/index.ts';
import { counted, type Line, ms, seconds } from './table.ts';

const shelf = fileURLToPath(new URL('../../catalogues', import.meta.url));

type System = { readonly facts: Facts; readonly dates: Dates };

/** Determinations by all catalogues, with no server and no database: the facts are those of the catalogues' cases. */
export async function measureDeterminations(isQuick: boolean): Promise<readonly Line[]> {
  const catalogues = await allCatalogues();
  const systems = catalogues.flatMap((catalogue) =>
    catalogue.cases.map(({ facts, on, 'placed-on': placedOn }) => ({
      facts: factsOf(facts),
      dates: { lawReadOn: on, placedOn },
    })),
  );
  const many = isQuick ? 1000 : 10_000;
  const one = (system: System) => catalogues.forEach(({ set }) => void determine(set, system.facts, system.dates));
  const whole = (system: System) => catalogues.forEach((each) => void answer(each, system.facts, system.dates));
  each(systems, 300, one);
  each(systems, 30, whole);
  const single = medianOf(systems, one);
  const all = cpuOf(() => each(systems, many, one));
  return [
    {
      what: `determination of one system by all catalogues (${catalogues.length}), CPU time, median`,
      bar: '≤ 2 ms',
      measured: ms(single),
      isMet: single <= 2,
    },
    {
      what: `${counted(many)} systems determined again, CPU time`,
      bar: isQuick ? '' : '≤ 10 s',
      measured: seconds(all),
      isMet: isQuick ? undefined : all <= 10_000,
    },
    {
      what: 'its whole answer, with reasons in sentences, other versions of the law and questions in order, median',
      bar: '',
      measured: ms(medianOf(systems, whole)),
      isMet: undefined,
    },
  ];
}

/** Every catalogue of the repository, with its cases, which a running product leaves where they are. */
export async function allCatalogues(): Promise<readonly Catalogue[]> {
  const names = (await readdir(shelf, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const opened = await Promise.all(names.map(({ name }) => openCatalogue(`${shelf}/${name}`)));
  return opened.map((catalogue) => {
    if (!catalogue.ok) throw new Error('a catalogue is faulty: npx brehon catalogue check');
    return catalogue.value;
  });
}

/** So many systems, one after the other and from the first again. */
function each(systems: readonly System[], count: number, task: (system: System) => void): void {
  for (let at = 0; at < count; at += 1) {
    const system = systems[at % systems.length];
    if (system) task(system);
  }
}

/** Milliseconds of the processor, so that what else the machine does does not count. */
function cpuOf(task: () => void): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The median over systems of what a task takes, in milliseconds; each is done several times, for the clock is coarse. */
function medianOf(systems: readonly System[], task: (system: System) => void): number {
  const repeats = 5;
  const took = systems.slice(0, 200).map((system) => cpuOf(() => each([system], repeats, task)) / repeats);
  return took.toSorted((one, other) => one - other)[Math.floor(took.length / 2)] ?? 0;
}
