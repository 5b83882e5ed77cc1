// A tiny checkout in a temporary folder, with this repository's own configuration, for checks to be run on.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { type Ended, gather } from '../../tools/checks/run.ts';
import { stepsFor } from '../../tools/checks/steps.ts';

/** Files of a tree: path relative to its root, and text. */
export type Files = Readonly<Record<string, string>>;

/** A tree on disk; `remove` takes it away again. */
export type Tree = { readonly root: string; readonly remove: () => void };

/** What one tool said of one file. */
export type Said = { readonly path: string; readonly rule: string; readonly message: string };

const repository = resolve(import.meta.dirname, '../..');

const configuration = [
  '.dependency-cruiser.cjs',
  '.gitignore',
  '.jscpd.json',
  'biome.json',
  'eslint.config.js',
  'knip.json',
  'tsconfig.json',
  'tsconfig.web.json',
];

/** Lays the files and the repository's configuration out in a new temporary folder. */
export function layOut(files: Files): Tree {
  const root = mkdtempSync(join(tmpdir(), 'brehon-planted-'));
  for (const path of configuration) cpSync(join(repository, path), join(root, path));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Runs the static check of `npm test` that has this name, on a tree. */
export function runStep({ root }: Tree, name: string): Promise<Ended> {
  const step = stepsFor(repository).find((candidate) => candidate.name.startsWith(name));
  if (step === undefined) throw new Error(`no static check is called ${name}`);
  return gather(root, step.command);
}

const lintReport = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(z.object({ ruleId: z.string().nullable(), message: z.string() })),
  }),
);

/** What ESLint says of a tree. */
export async function lint({ root }: Tree): Promise<readonly Said[]> {
  const { output } = await gather(root, ['eslint', '.', '--format', 'json']);
  return lintReport.parse(JSON.parse(output)).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) => ({
      path: filePath.slice(root.length + 1),
      rule: ruleId ?? 'unused-waiver',
      message,
    })),
  );
}

const cruiseReport = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** What dependency-cruiser says of a tree. */
export async function cruise({ root }: Tree): Promise<readonly Said[]> {
  const { output } = await gather(root, ['depcruise', 'src', 'test', 'tools', '--output-type', 'json']);
  const { violations } = cruiseReport.parse(JSON.parse(output)).summary;
  return violations.map(({ from, to, rule }) => ({ path: from, rule: rule.name, message: to }));
}
