import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toolEnvironment } from '../tools/checks/run.ts';

const root = resolve(import.meta.dirname, '..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

const below = (folder: string, isWanted: (name: string) => boolean): readonly string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(isWanted)
        .map((name) => `${folder}/${name}`)
    : [];

const documents: readonly string[] = [
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'README.md',
  'SECURITY.md',
  ...below('docs', (name) => /^[^/]+\.md$/u.test(name)),
  ...below('decisions', (name) => name.endsWith('.md')),
  ...below('src', (name) => /(?:^|\/)README\.md$/u.test(name)),
];

/** Commands that are run here, as they stand in the documents. */
const runHere: readonly string[] = ['npx brehon --help'];

/** Every other command that a document shows, with the test (or the step of CI) that runs it. */
const runElsewhere: Readonly<Record<string, string>> = {
  'npm start': 'test/start.test.ts',
  'npm test': '.ci/run',
  'npm test -- src/ledger': 'tools/verify.ts',
  'node tools/manifest.ts': 'test/checks/manifest.test.ts',
  'npm run check': 'tools/verify.ts',
  'npm run demo': 'test/demo.test.ts',
  'npm run generate': 'tools/checks/steps.ts',
  'npx lingui extract --clean': 'tools/checks/steps.ts',
  'npx brehon catalogue check catalogues/nyc-local-law-144': 'src/entry/cli/catalogues.test.ts',
  'npx brehon determine --facts facts.yaml --on 2026-12-02': 'src/entry/cli/catalogues.test.ts',
  'npx brehon ledger verify': 'test/cli.test.ts',
  'npx brehon sign-in ada@example.org': 'test/cli.test.ts',
  'npx brehon systems export --owner-unit-name Payments --out payments.csv': 'test/cli.test.ts',
  'npx brehon systems import inventory.csv': 'test/cli.test.ts',
  'npx brehon systems list --stage operation --json': 'test/cli.test.ts',
};

/** What a document says outside its fenced blocks. */
const prose = (path: string): string => text(path).replaceAll(/^```.*?^```/gmsu, '');

type Block = { readonly language: string; readonly body: string };

const blocks = (path: string): readonly Block[] =>
  [...text(path).matchAll(/^```(\w*)\n(.*?)^```/gmsu)].map(([, language = '', body = '']) => ({ language, body }));

const linksIn = (path: string): readonly string[] =>
  [...prose(path).matchAll(/\]\(([^)\s]+)\)/gu)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/u.test(target));

const spansIn = (path: string): readonly string[] =>
  [...prose(path).matchAll(/`([^`\n]+)`/gu)].map(([, span = '']) => span);

const topFolders = new Set(readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory()));

/**
 * A span in backticks is a path when it has a slash, begins with a folder of the repository's root, and has no
 * placeholder in it. Names without a slash (`contract.ts`) are kinds of files, not paths.
 */
function isPath(span: string): boolean {
  const [first = '', ...rest] = span.split('/');
  return rest.length > 0 && topFolders.has(first) && first !== 'data' && !/[\s<>{}*…|]|NNNN/u.test(span);
}

/** The anchor that a forge gives to a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/gu, '-');

const anchorsOf = (path: string): readonly string[] =>
  [...prose(path).matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) => anchorOf(heading));

function isThere(document: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? document : relative(root, resolve(root, dirname(document), file));
  if (!existsSync(join(root, path))) return false;
  return anchor === undefined || anchorsOf(path).includes(anchor);
}

/** The commands of a block, a line each, without their comments. */
const commandsOf = (body: string): readonly string[] =>
  body
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) =>
      line
        .replace(/(?:^|\s+)# .*$/u, '')
        .replaceAll(/\s+/gu, ' ')
        .trim(),
    )
    .filter((line) => line !== '');

const commandsIn = (path: string): readonly string[] => [
  ...blocks(path)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ body }) => commandsOf(body)),
  ...spansIn(path).filter((span) => /^(?:npm|npx|node) \S/u.test(span)),
];

const shown = new Set(documents.flatMap(commandsIn));

describe.each(documents)('%s', (path) => {
  test('links to what exists', () => {
    expect(linksIn(path).filter((target) => !isThere(path, target))).toEqual([]);
  });

  test('names paths that exist', () => {
    expect(spansIn(path).filter((span) => isPath(span) && !existsSync(join(root, span)))).toEqual([]);
  });

  test('shows commands in `sh` blocks alone, and none that no test runs', () => {
    const hidden = blocks(path).filter(({ language }) => ['bash', 'shell', 'console', 'zsh'].includes(language));
    const unknown = commandsIn(path).filter((line) => !runHere.includes(line) && !(line in runElsewhere));

    expect(hidden).toEqual([]);
    expect(unknown).toEqual([]);
  });
});

describe('the commands that the documents show', () => {
  test.each(runHere)(
    '%s runs',
    (line) => {
      const [file = '', ...args] = line.split(' ');

      expect(execFileSync(file, args, { cwd: root, env: toolEnvironment(root), encoding: 'utf8' })).not.toBe('');
    },
    120_000,
  );

  test('every command that another test runs is still shown, and that test is there', () => {
    expect(Object.keys(runElsewhere).filter((line) => !shown.has(line))).toEqual([]);
    expect(Object.values(runElsewhere).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
