// Planted violations, each with the rule that must report it, and the sound files beside which they stand.
import type { Files } from './tree.ts';

/** A violation: `rule` must be reported for `path`; `says` is part of what is said, where one rule has many causes. */
export type Plant = { readonly path: string; readonly text: string; readonly rule: string; readonly says?: string };

/** The rooms of src/. */
const rooms = ['kernel', 'engine', 'catalogue', 'ledger', 'store', 'register', 'kit', 'modules', 'entry'] as const;

type Room = (typeof rooms)[number];

/** The arrows between rooms, written down a second time: a slip in the configuration is not repeated here. */
const arrows: Readonly<Record<Room, readonly Room[]>> = {
  kernel: [],
  engine: ['kernel'],
  catalogue: ['kernel', 'engine'],
  ledger: ['kernel'],
  store: ['kernel', 'ledger'],
  register: ['kernel', 'ledger', 'store'],
  kit: ['kernel'],
  modules: ['kernel', 'engine', 'catalogue', 'ledger', 'store', 'register', 'kit'],
  entry: ['kernel', 'engine', 'catalogue', 'ledger', 'store', 'register', 'kit', 'modules'],
};

const importing = (path: string): string => `import { base } from '${path}';\n\nexport const seen = base;\n`;

const baseOf = (room: Room): string => (room === 'modules' ? 'modules/alpha/commands.ts' : `${room}/base.ts`);

const arrowFile = (from: Room, to: Room): { readonly path: string; readonly text: string } => ({
  path: `src/${from}/to-${to}.ts`,
  text: importing(`../${baseOf(to)}`),
});

const pairs = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => ({ from, to })));

/** One file for each arrow between two rooms that must not be, with the rule that must report it. */
export const roomPlants: readonly Plant[] = pairs
  .filter(({ from, to }) => !arrows[from].includes(to))
  .map(({ from, to }) => ({ ...arrowFile(from, to), rule: `room-${from}` }));

const allowedArrows = pairs
  .filter(({ from, to }) => arrows[from].includes(to))
  .map(({ from, to }) => arrowFile(from, to));

const browserPlants: readonly Plant[] = ['kit', 'entry/web', 'modules/alpha/ui', 'register/ui'].flatMap((folder) => {
  const up = folder.replaceAll(/[^/]+/gu, '..');
  return ['store/base.ts', 'modules/alpha/commands.ts', 'register/base.ts', 'entry/http/base.ts'].map((target) => ({
    path: `src/${folder}/to-${target.replaceAll(/\W+/gu, '-')}.ts`,
    text: importing(`${up}/${target}`),
    rule: 'browser-stays-in-the-browser',
  }));
});

/** Imports that dependency-cruiser must report, beside those between rooms. */
export const importPlants: readonly Plant[] = [
  ...browserPlants,
  { path: 'src/attic/base.ts', text: importing('../kernel/base.ts'), rule: 'a-room-has-a-name' },
  { path: 'src/register/ui/to-store.ts', text: importing('../../store/base.ts'), rule: 'room-register-ui' },
  { path: 'src/kernel/egg.ts', text: cycleText('hen'), rule: 'no-cycles' },
  { path: 'src/kernel/reads.ts', text: reading('node:crypto'), rule: 'pure-rooms-have-no-io' },
  { path: 'src/engine/reads.ts', text: reading('node:fs'), rule: 'pure-rooms-have-no-io' },
  { path: 'src/ledger/reads.ts', text: reading('node:fs'), rule: 'pure-rooms-have-no-io' },
  { path: 'src/catalogue/asks.ts', text: reading('node:http'), rule: 'catalogue-only-reads' },
  { path: 'src/kit/reads.ts', text: reading('node:fs'), rule: 'browser-has-no-node' },
  {
    path: 'src/modules/beta/commands.ts',
    text: importing('../alpha/commands.ts'),
    rule: 'slices-meet-at-contracts',
  },
  {
    path: 'src/modules/gamma/contract.ts',
    text: importing('../../store/base.ts'),
    rule: 'contracts-are-browser-safe',
  },
  { path: 'src/modules/delta/contract.ts', text: reading('node:crypto'), rule: 'contracts-are-browser-safe' },
  { path: 'src/register/contract/rows.ts', text: reading('pg'), rule: 'contracts-are-browser-safe' },
  { path: 'src/store/tested.ts', text: importing('../kernel/base.test.ts'), rule: 'tests-are-imported-by-tests' },
  { path: 'src/store/supported.ts', text: importing('../../test/base.ts'), rule: 'tests-are-imported-by-tests' },
  { path: 'src/store/tooled.ts', text: importing('../../tools/base.ts'), rule: 'src-needs-no-tools' },
  { path: 'src/store/undeclared.ts', text: reading('chardet'), rule: 'packages-are-declared' },
  { path: 'src/store/unknown.ts', text: reading('no-such-package-anywhere'), rule: 'packages-are-declared' },
  { path: 'src/store/developed.ts', text: reading('eslint'), rule: 'the-product-ships-without-dev-packages' },
];

function reading(name: string): string {
  return `import * as base from '${name}';\n\nexport const seen = base;\n`;
}

function cycleText(other: string): string {
  return `import type { ${other} } from './${other}.ts';\n\nexport type ${other === 'hen' ? 'egg' : 'hen'} = { readonly of: ${other} | undefined };\n`;
}

const clock = 'The clock is an argument here';
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
const inFunction = (body: string, parameters = ''): string =>
  `export function planted(${parameters}): unknown {\n${body}\n}\n`;

const syntax = 'no-restricted-syntax';

const impure: readonly Plant[] = [
  { path: 'src/kernel/now.ts', text: inFunction('return new Date();'), rule: syntax, says: clock },
  { path: 'src/engine/now.ts', text: inFunction('return new Date();'), rule: syntax, says: clock },
  { path: 'src/catalogue/now.ts', text: inFunction('return Date.now();'), rule: syntax, says: clock },
  { path: 'src/ledger/now.ts', text: inFunction('return performance.now();'), rule: syntax, says: clock },
  { path: 'src/ledger/dice.ts', text: inFunction('return Math.random();'), rule: syntax, says: 'Randomness' },
  { path: 'src/modules/beta/rules.ts', text: inFunction('return new Date();'), rule: syntax, says: clock },
  { path: 'src/modules/beta/facts.ts', text: inFunction('return Date();'), rule: syntax, says: clock },
  { path: 'src/modules/beta/contract.ts', text: inFunction('return crypto.randomUUID();'), rule: syntax, says: 'Ids' },
  { path: 'src/register/contract/now.ts', text: inFunction('return new Date();'), rule: syntax, says: clock },
  { path: 'src/register/rules.ts', text: inFunction('return Date.now();'), rule: syntax, says: clock },
  { path: 'src/engine/env.ts', text: inFunction('return process.env.HOME;'), rule: 'no-restricted-globals' },
];

const shapeless: readonly Plant[] = [
  {
    path: 'src/store/long-file.ts',
    text: lines(401, (index) => `export const line${index} = ${index};`),
    rule: 'max-lines',
  },
  {
    path: 'src/store/long-function.ts',
    text: inFunction(`return [\n${lines(61, (index) => `  ${index},`)}];`),
    rule: 'max-lines-per-function',
  },
  {
    path: 'src/store/many-parameters.ts',
    text: inFunction('return [a, b, c, d];', 'a: number, b: number, c: number, d: number'),
    rule: 'max-params',
  },
  {
    path: 'src/store/complex.ts',
    text: inFunction(`${lines(12, (index) => `if (a === ${index}) return ${index * 3};`)}return a;`, 'a: number'),
    rule: 'complexity',
  },
];

const loose: readonly Plant[] = [
  { path: 'src/store/cast.ts', text: inFunction('return a as string;', 'a: unknown'), rule: syntax, says: 'cast' },
  { path: 'src/store/angle.ts', text: inFunction('return <string>a;', 'a: unknown'), rule: syntax, says: 'cast' },
  { path: 'test/cast.test.ts', text: inFunction('return a as string;', 'a: unknown'), rule: syntax, says: 'cast' },
  { path: 'src/store/any.ts', text: 'export const a: any = 1;\n', rule: '@typescript-eslint/no-explicit-any' },
  {
    path: 'src/store/bang.ts',
    text: inFunction('return a!;', 'a: string | undefined'),
    rule: '@typescript-eslint/no-non-null-assertion',
  },
  {
    path: 'src/store/switch.ts',
    text: inFunction("switch (a) {\n  case 'x':\n    return 1;\n}\nreturn 2;", "a: 'x' | 'y'"),
    rule: '@typescript-eslint/switch-exhaustiveness-check',
  },
  {
    path: 'src/store/default.ts',
    text: 'const a = 1;\nexport default a;\n',
    rule: syntax,
    says: 'Name what you export',
  },
  {
    path: 'src/store/waived.ts',
    text: `// ${waive('no-var')} -- for the test\nexport const a = 1;\n`,
    rule: 'unused-waiver',
  },
];

function waive(rule: string): string {
  return ['eslint', 'disable', 'next', 'line'].join('-').concat(' ', rule);
}

const screen = (inside: string): string => `export const Planted = () => ${inside};\n`;

const unspoken: readonly Plant[] = [
  { path: 'src/modules/alpha/ui/Text.tsx', text: screen('<p>Hello there</p>'), rule: 'lingui/no-unlocalized-strings' },
  { path: 'src/modules/alpha/ui/Word.tsx', text: screen('<p>save</p>'), rule: syntax, says: 'visible text' },
  { path: 'src/kit/Label.tsx', text: screen('<input placeholder="name" />'), rule: syntax, says: 'visible text' },
  {
    path: 'src/entry/web/toast.ts',
    text: "export const said = 'Saved your changes';\n",
    rule: 'lingui/no-unlocalized-strings',
  },
  {
    path: 'src/kit/Hook.tsx',
    text: `import { useState } from 'react';\n\nexport function Planted({ on }: { readonly on: boolean }) {\n  if (on) useState(1);\n  return null;\n}\n`,
    rule: 'react-hooks/rules-of-hooks',
  },
];

/** What ESLint must report. */
export const lintPlants: readonly Plant[] = [...impure, ...shapeless, ...loose, ...unspoken];

const joined = (...parts: readonly string[]): string => parts.join('');

/** What the texts' own check must report. Words that it looks for are put together here, so that it does not find them. */
export const textPlants: readonly Plant[] = [
  {
    path: 'src/store/unreasoned.ts',
    text: `// ${waive('no-var')}\nexport const a = 1;\n`,
    rule: 'waiver-has-a-reason',
  },
  {
    path: 'src/store/blanket.ts',
    text: `/* ${waive('-- it is late')} */\nexport const a = 1;\n`,
    rule: 'waiver-has-a-reason',
  },
  {
    path: 'src/store/silenced.ts',
    text: joined('// @ts-', 'ignore\nexport const a = 1;\n'),
    rule: 'types-are-not-silenced',
  },
  {
    path: 'src/store/unfinished.ts',
    text: joined('// TO', 'DO: later\nexport const a = 1;\n'),
    rule: 'nothing-unfinished',
  },
  { path: 'src/store/only.test.ts', text: joined('test.on', "ly('a fact', () => {});\n"), rule: 'no-test-left-out' },
  {
    path: 'src/store/ticket.ts',
    text: joined('// see iss', 'ue #12\nexport const a = 1;\n'),
    rule: 'no-ticket-in-code',
  },
  { path: 'src/store/string-utils.ts', text: 'export const a = 1;\n', rule: 'file-names' },
  { path: 'src/store/camelCase.ts', text: 'export const a = 1;\n', rule: 'file-names' },
  { path: 'catalogues/planted/rules.yaml', text: 'because: the provider shall register\n', rule: 'own-words' },
  { path: 'docs/place.md', text: joined('/ho', 'me/somebody/brehon\n'), rule: 'no-machine-path' },
  { path: 'docs/host.md', text: joined('https://registry.npm', 'js.org/\n'), rule: 'no-registry-host' },
];

const lawLines: readonly string[] = [
  "export const framework = 'eu-ai-act';",
  '// high-risk by Article 6(2)',
  "export const list = 'Annex III';",
  '/* as ISO/IEC 42001 has it */',
  "export const erase = 'gdpr';",
  "export const source = 'Regulation (EU) 2024/1689';",
  "export const gap = 'clause 6.1.3';",
];

/** What the check that law is data must report: the first in the name of a folder, the others in a text. */
export const lawPlants: readonly Plant[] = [
  { path: 'src/modules/gdpr/notice.ts', text: 'export const a = 1;\n', rule: 'law-is-data' },
  ...lawLines.map((line, index) => ({
    path: `src/modules/alpha/law-${index}.ts`,
    text: `${line}\n`,
    rule: 'law-is-data',
  })),
];

const repeated = (name: string): string =>
  `export function ${name}(rows: readonly number[]): readonly string[] {
  const first = rows.filter((row) => row > 1).map((row) => row * 2);
  const second = rows.filter((row) => row > 2).map((row) => row * 3);
  const third = rows.filter((row) => row > 3).map((row) => row * 4);
  const total = first.length + second.length + third.length;
  const words = [...first, ...second, ...third].map((row) => String(row));
  const sorted = words.sort((left, right) => left.localeCompare(right));
  return sorted.concat(String(total));
}
`;

/** Files that other tools than ESLint and dependency-cruiser must name. */
export const otherPlants = {
  orphan: { 'src/kernel/orphan.ts': 'export const orphan = 1;\n' },
  unusedExport: {
    'src/kernel/partly.ts': 'export const used = 1;\n\nexport const unused = 2;\n',
    'tools/uses.ts': "import { used } from '../src/kernel/partly.ts';\n\nconsole.log(used);\n",
  },
  repetition: Object.fromEntries(
    ['one', 'two', 'three', 'four'].map((name) => [`src/store/${name}.ts`, repeated(name)]),
  ),
  untyped: { 'src/store/untyped.ts': 'export const untyped = JSON.parse("1");\n\nexport const also = untyped.deep;\n' },
  mistyped: {
    'src/store/mistyped.ts': "type Kind = 'a' | 'b';\n\nexport const table: Record<Kind, number> = { a: 1 };\n",
    'src/store/index-hole.ts': 'export const first = (rows: readonly string[]): string => rows[0];\n',
    'src/store/enum.ts': 'export enum Kind {\n  A,\n}\n',
  },
  formless: { 'src/store/formless.ts': 'export const   a = "1"\n' },
} as const satisfies Readonly<Record<string, Files>>;

/** A screen that reads what only Node has. It stands in a tree of its own: an import of `node:fs` beside it would bring Node's types in. */
export const nodeInBrowser: Files = {
  'src/modules/alpha/ui/environment.ts': 'export const home = process.env.HOME;\n',
};

/** A cast in the kernel, of which ESLint must say nothing. */
export const soundCast = {
  path: 'src/kernel/brand.ts',
  text: 'export const branded = (text: string) => text as string & { readonly brand: true };\n',
};

const base = 'export const base = 1;\n';

const sound: Files = {
  ...Object.fromEntries(rooms.map((room) => [`src/${room}/base.ts`, base])),
  ...Object.fromEntries(allowedArrows.map(({ path, text }) => [path, text])),
  'src/kernel/formats.ts': `// Formats and paths are no law and no machine's: ISO 8601, ISO/IEC 29500, RFC 9162, src/modules/home/ui/area.ts.\n${base}`,
  'src/kernel/at.ts': 'export const epoch = new Date(0);\n',
  'src/kernel/base.test.ts': `import { describe, expect, test } from 'vitest';\nimport { base } from './base.ts';\n\ndescribe('a long list of cases', () => {\n${lines(61, (index) => `  test('case ${index}', () => expect(base).toBe(1));`)}});\n`,
  'src/catalogue/reads.ts': "import { readFileSync } from 'node:fs';\n\nexport const text = readFileSync;\n",
  'src/store/pool.ts': reading('pg'),
  'src/store/words.ts': "export const words = ['a', 'b'] as const;\n",
  'src/entry/http/base.ts': base,
  'src/modules/alpha/commands.ts': base,
  'src/modules/alpha/contract.ts': `import { z } from 'zod';\n\nexport const base = z.string();\n`,
  'src/modules/alpha/to-contract.ts': importing('../beta/contract.ts'),
  'src/modules/beta/contract.ts': base,
  'src/register/contract.ts': base,
  'src/register/contract/fields.ts': base,
  'src/register/ui/Field.tsx': `import { base } from '../contract/fields.ts';\n\nexport const Field = () => <b className="Large bold">{base}</b>;\n`,
  'src/modules/alpha/ui/to-contract.ts': importing('../contract.ts'),
  'src/modules/alpha/ui/to-register.ts': importing('../../../register/contract.ts'),
  'src/modules/alpha/ui/Spoken.tsx': `import { Trans } from '@lingui/react/macro';\n\nexport const Spoken = () => (\n  <p className="Large bold">\n    <Trans>Hello there</Trans>\n  </p>\n);\n`,
  'test/base.ts': base,
  'test/base.test.ts': `import { expect, test } from 'vitest';\nimport { base } from './base.ts';\n\ntest('one is one', () => expect(base).toBe(1));\n`,
  'tools/base.ts': base,
};

const packages = {
  name: 'planted',
  type: 'module',
  private: true,
  dependencies: { '@lingui/react': '1', pg: '1', zod: '1' },
  devDependencies: {
    '@types/node': '1',
    '@types/react': '1',
    eslint: '1',
    'eslint-plugin-lingui': '1',
    'eslint-plugin-react-hooks': '1',
    typescript: '1',
    'typescript-eslint': '1',
    vite: '1',
    vitest: '1',
  },
};

const locales = 'src/entry/web/locales';

const catalogue = (language: string, texts: readonly string[]): string =>
  [`msgid ""\nmsgstr ""\n"Language: ${language}\\n"\n`, ...texts].join('\n');

const text = (id: string, said: string, mark = ''): string => `${mark}msgid "${id}"\nmsgstr "${said}"\n`;

const ids = ['Sound {name}', 'Missing', 'Doubtful', 'Lost {name}'];

/** What the check of translations must report: a text untranslated, doubtful, without its place, or that nothing says. */
export const translationPlants: readonly Plant[] = [
  { says: 'Missing', rule: 'text-is-missing' },
  { says: 'Doubtful', rule: 'text-is-fuzzy' },
  { says: 'Lost {name}', rule: 'text-lost-a-place' },
  { says: 'Left over', rule: 'text-is-obsolete' },
].map((plant) => ({ ...plant, path: `${locales}/de/screens.po`, text: '' }));

const catalogues: Files = {
  [`${locales}/en/screens.po`]: catalogue(
    'en',
    ids.map((id) => text(id, id)),
  ),
  [`${locales}/de/screens.po`]: catalogue('de', [
    text('Sound {name}', 'Heil {name}'),
    text('Missing', ''),
    text('Doubtful', 'Fraglich', '#, fuzzy\n'),
    text('Lost {name}', 'Verloren'),
    text('Left over', 'Übrig'),
  ]),
};

/** A tiny product in which every check passes. */
export const soundFiles: Files = {
  ...sound,
  'package.json': `${JSON.stringify(packages, null, 2)}\n`,
  'tools/all.ts': Object.keys(sound)
    .filter((path) => path.startsWith('src/') && !path.includes('.test.'))
    .sort((a, b) => (a.replaceAll('.', '~') < b.replaceAll('.', '~') ? -1 : 1))
    .map((path, index) => `export * as part${index} from '../${path}';\n`)
    .join(''),
};

/** The same product with every violation planted in it. */
export const plantedFiles: Files = {
  ...soundFiles,
  ...Object.fromEntries(
    [...roomPlants, ...importPlants, ...lintPlants, ...textPlants, ...lawPlants, soundCast].map(({ path, text }) => [
      path,
      text,
    ]),
  ),
  ...catalogues,
  'src/kernel/hen.ts': cycleText('egg'),
  ...Object.fromEntries(Object.values(otherPlants).flatMap((files) => Object.entries(files))),
};
