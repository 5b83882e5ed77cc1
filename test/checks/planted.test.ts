import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lawNamed } from '../../tools/checks/law.ts';
import { type Ended, several } from '../../tools/checks/run.ts';
import { textFindings } from '../../tools/checks/text.ts';
import { translationFindings } from '../../tools/checks/translations.ts';
import {
  importPlants,
  lawPlants,
  lintPlants,
  nodeInBrowser,
  otherPlants,
  type Plant,
  plantedFiles,
  roomPlants,
  soundCast,
  soundFiles,
  textPlants,
  translationPlants,
} from './plants.ts';
import { cruise, layOut, lint, runStep, type Said, type Tree } from './tree.ts';

const stepNames = ['type coverage', 'dead code', 'types', 'types in the browser', 'repetition', 'form'] as const;
type StepName = (typeof stepNames)[number];

let trees: { readonly sound: Tree; readonly planted: Tree; readonly inBrowser: Tree };
let said: { readonly sound: readonly Said[]; readonly planted: readonly Said[] };
const ended = { sound: new Map<StepName, Ended>(), planted: new Map<StepName, Ended>() };

/** Each tool runs once over the sound tree and once over the planted one; the tests below read what it said. */
async function runAll(): Promise<void> {
  const kinds = ['sound', 'planted'] as const;
  const [soundLint = [], plantedLint = [], soundCruise = [], plantedCruise = []] = await several(
    2,
    [() => lint(trees.sound), () => lint(trees.planted), () => cruise(trees.sound), () => cruise(trees.planted)],
    (run) => run(),
  );
  said = { sound: [...soundLint, ...soundCruise], planted: [...plantedLint, ...plantedCruise] };
  await several(
    2,
    kinds.flatMap((kind) => stepNames.map((name) => ({ kind, name }))),
    async ({ kind, name }) => {
      const tree = kind === 'planted' && name === 'types in the browser' ? trees.inBrowser : trees[kind];
      ended[kind].set(name, await runStep(tree, name));
    },
  );
}

beforeAll(async () => {
  trees = {
    sound: layOut(soundFiles),
    planted: layOut(plantedFiles),
    inBrowser: layOut({ ...soundFiles, ...nodeInBrowser }),
  };
  await runAll();
}, 600_000);

afterAll(() => {
  for (const tree of Object.values(trees)) tree.remove();
});

const isReported = ({ path, rule, says }: Plant, reports: readonly Said[]): boolean =>
  reports.some(
    (report) => report.path === path && report.rule === rule && (says === undefined || report.message.includes(says)),
  );

const titled = (plants: readonly Plant[]): [string, Plant][] =>
  plants.map((plant) => [`${plant.rule}: ${plant.path}`, plant]);

describe('the sound tree', () => {
  test('breaks no rule of ESLint and no arrow', () => {
    expect(said.sound).toEqual([]);
  });

  test.each(stepNames)('passes the check of %s', (name) => {
    expect(ended.sound.get(name)).toMatchObject({ code: 0 });
  });

  test('names no law and holds no text that must not land', () => {
    expect([...lawNamed(trees.sound.root), ...textFindings(trees.sound.root)]).toEqual([]);
  });
});

describe('imports', () => {
  test.each(titled([...roomPlants, ...importPlants]))('%s is reported', (_, plant) => {
    expect(isReported(plant, said.planted)).toBe(true);
  });
});

describe('lint', () => {
  test.each(titled(lintPlants))('%s is reported', (_, plant) => {
    expect(isReported(plant, said.planted)).toBe(true);
  });

  test('a cast in the kernel is allowed', () => {
    expect(said.planted.filter(({ path }) => path === soundCast.path)).toEqual([]);
  });
});

describe('texts', () => {
  test.each(titled(textPlants))('%s is reported', (_, { path, rule }) => {
    expect(textFindings(trees.planted.root)).toContainEqual(expect.objectContaining({ path, rule }));
  });

  test.each(titled(translationPlants))('%s is reported', (_, { path, rule, says = '' }) => {
    const found = translationFindings(trees.planted.root);

    expect(found).toContainEqual(expect.objectContaining({ path, rule, text: says }));
    expect(found.filter(({ text }) => text === 'Sound {name}')).toEqual([]);
  });

  test.each(titled(lawPlants))('%s is reported', (_, { path, rule }) => {
    expect(lawNamed(trees.planted.root)).toContainEqual(expect.objectContaining({ path, rule }));
  });
});

describe('the other checks', () => {
  const named: readonly [string, StepName, readonly string[]][] = [
    ['a file that nothing imports is dead code', 'dead code', Object.keys(otherPlants.orphan)],
    ['an export that nothing imports is dead code', 'dead code', ['src/kernel/partly.ts']],
    ['a copied function is repetition', 'repetition', ['store/one.ts', 'store/two.ts']],
    ['a value of no type lowers the type coverage', 'type coverage', Object.keys(otherPlants.untyped)],
    ['a table with a hole, an unchecked index and an enum are no types', 'types', Object.keys(otherPlants.mistyped)],
    ['a screen has none of the types of Node', 'types in the browser', Object.keys(nodeInBrowser)],
    ['a file out of form is named', 'form', Object.keys(otherPlants.formless)],
  ];

  test.each(named)('%s', (_, step, paths) => {
    const { code, output } = ended.planted.get(step) ?? { code: 0, output: '' };

    expect(code).not.toBe(0);
    for (const path of paths) expect(output).toContain(path);
  });
});
