// The static checks of `npm test`, one row each: what must hold, and the command that says whether it does.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** One static check: `command` ends with 0 where `name` holds, and prints what does not. */
export type Step = { readonly name: string; readonly command: readonly [string, ...string[]] };

type StepRow = Step & { readonly needs?: string };

const tsc = 'node_modules/typescript7/bin/tsc';

/** The slowest first, so that the last to end is a short one. */
const rows: readonly StepRow[] = [
  { name: 'lint: size, shape, casts, clock, visible texts', command: ['eslint', '.', '--max-warnings', '0'] },
  {
    name: 'type coverage of 99.5 %',
    command: ['type-coverage', '-p', 'tsconfig.json', '--strict', '--at-least', '99.5', '--detail'],
  },
  { name: 'dead code', command: ['knip', '--no-progress', '--no-config-hints'] },
  {
    name: 'texts taken out of the sources',
    command: ['lingui', 'check', 'sync', '--clean', '--workers', '1'],
    needs: 'lingui.config.ts',
  },
  {
    name: 'every text in every language',
    command: ['node', 'tools/checks/translations.ts'],
    needs: 'src/entry/web/locales',
  },
  { name: 'types', command: ['node', tsc, '-p', 'tsconfig.json'] },
  { name: 'types in the browser, without those of Node', command: ['node', tsc, '-p', 'tsconfig.web.json'] },
  { name: 'rooms, arrows and cycles', command: ['depcruise', 'src', 'test', 'tools', '--output-type', 'err-long'] },
  { name: 'repetition of at most 2 %', command: ['jscpd', '--config', '.jscpd.json'] },
  { name: 'form', command: ['biome', 'ci', '--colors=off', '--max-diagnostics=50', '.'] },
  { name: 'law is data', command: ['node', 'tools/checks/law.ts'] },
  { name: 'texts, waivers and names', command: ['node', 'tools/checks/text.ts'] },
  {
    name: 'migrations and their manifest',
    command: ['node', 'tools/manifest.ts', '--check'],
    needs: 'src/store/migrations',
  },
  {
    name: 'generated documents',
    command: ['node', 'tools/generate.ts', '--check'],
    needs: 'tools/generate.ts',
  },
];

/** The static checks that apply to the checkout at `root`. */
export function stepsFor(root: string): readonly Step[] {
  return rows.filter(({ needs }) => needs === undefined || existsSync(join(root, needs)));
}
