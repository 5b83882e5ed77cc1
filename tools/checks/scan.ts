// Looks for texts that must not stand in a file: the one scanner under law.ts and text.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A text that must not stand in the files that `where` picks; `path` is relative to the root, with slashes. */
export type TextRule = {
  readonly name: string;
  readonly why: string;
  readonly where: (path: string) => boolean;
  readonly pattern: RegExp;
};

/** One place where a rule is broken; `line` counts from 1, and is 0 where the file's own name breaks it. */
export type Finding = {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly why: string;
};

/** What git does not keep either (see .gitignore). */
const unkept = new Set(['.git', 'node_modules', 'dist', 'data', 'coverage']);

/** Paths of all files under `root`, relative to it, in order; folders that git does not keep are left out. */
export function filesUnder(root: string, folder = root): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !unkept.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesUnder(root, path);
      return entry.isFile() ? [relative(root, path).split(sep).join('/')] : [];
    })
    .sort();
}

/** Every place under `root` where one of the rules is broken. Files with a NUL byte are taken for pictures and archives. */
export function scan(root: string, rules: readonly TextRule[]): readonly Finding[] {
  return filesUnder(root).flatMap((path) => {
    const asked = rules.filter((rule) => rule.where(path));
    if (asked.length === 0) return [];
    const text = readFileSync(join(root, path), 'utf8');
    if (text.includes('\0')) return [];
    const lines = text.split('\n');
    return asked.flatMap((rule) => findings(rule, path, lines));
  });
}

/** Prints findings, one a line, and sets the exit code; for the scripts that `npm test` runs. */
export function report(found: readonly Finding[]): void {
  for (const { rule, path, line, text, why } of found) console.log(`${path}:${line}  ${rule}: ${why}\n    ${text}`);
  console.log(found.length === 0 ? 'nothing found' : `${found.length} found`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

function findings({ name, why, pattern }: TextRule, path: string, lines: readonly string[]): readonly Finding[] {
  return lines.flatMap((text, index) =>
    pattern.test(text) ? [{ rule: name, path, line: index + 1, text: text.trim().slice(0, 160), why }] : [],
  );
}
