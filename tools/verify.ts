// What `npm test` runs: the static checks, then the tests. `--only-static` and `--only-tests` run one half of it, and
// `--only-database` those tests that talk to the database which DATABASE_URL names; any other argument goes to vitest,
// so `npm test -- src/ledger` runs the tests of one room.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Counts, closingLine, countTests, failuresOf, sum } from './checks/counts.ts';
import { gather, several, show } from './checks/run.ts';
import { type Step, stepsFor } from './checks/steps.ts';

const root = resolve(import.meta.dirname, '..');

/** Each check and test that failed, with the first lines of why. */
const failures: string[] = [];

async function verify(args: readonly string[]): Promise<readonly Counts[]> {
  const asked = args.filter((arg) => !arg.startsWith('--only-'));
  if (asked.length > 0) return [await tests(asked)];
  if (args.includes('--only-static')) return checks();
  if (args.includes('--only-database')) return [await tests(['--project=database', '--project=journeys'])];
  const statics = args.includes('--only-tests') ? [] : await checks();
  return [...statics, ...(await allTests())];
}

/** Coverage is of pure rooms, whose tests need nothing else: all others run faster without its counters. */
async function allTests(): Promise<readonly Counts[]> {
  return [await tests(['--project=pure', '--coverage']), await tests(['--project=!pure'])];
}

function checks(): Promise<readonly Counts[]> {
  return several(2, stepsFor(root), check);
}

async function check(step: Step): Promise<Counts> {
  const { code, output, milliseconds } = await gather(root, step.command);
  const time = `${(milliseconds / 1000).toFixed(1)} s`.padStart(7);
  console.log(`${code === 0 ? 'passed' : 'FAILED'} ${time}  ${step.name}`);
  if (code !== 0) {
    console.log(`$ ${step.command.join(' ')}\n${output.trimEnd()}\n`);
    failures.push(step.name);
  }
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function tests(args: readonly string[]): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'brehon-verify-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const code = await show(root, ['vitest', 'run', ...reporters, ...args]);
    failures.push(...failuresOf(report, root));
    return countTests(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const counts = sum(await verify(process.argv.slice(2)));
if (failures.length > 0) console.log(['What failed:', ...failures].join('\n\n'));
console.log(closingLine(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
