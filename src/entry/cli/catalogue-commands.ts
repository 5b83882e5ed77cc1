import type { Command } from 'commander';
import { dateOf, instantOf } from '../../kernel/time.ts';
import { linesOfAnswer } from './answer-lines.ts';
import { checkCatalogue } from './check-catalogue.ts';
import { type Asked, determineFile, FaultyFacts } from './determine.ts';
import { printJson } from './print.ts';
import { UsageError } from './session.ts';

/** The commands that need no server: to check a catalogue, and to determine one system from a file of facts. */
export function catalogueCommands(program: Command, catalogue: Command): void {
  catalogue
    .description('work with catalogues: laws and standards as data')
    .command('check <folder>')
    .description('Check a catalogue: its grammar, its cases, and that cases show every rule and date; needs no server')
    .action((folder: string) =>
      offline(async () => {
        const { isClean, lines } = await checkCatalogue(folder);
        say(lines);
        if (!isClean) process.exitCode = 1;
      }),
    );
  program
    .command('determine')
    .description('Determine one system from a file of facts: findings, duties, days, and what is open; needs no server')
    .requiredOption('--facts <file>', 'YAML or JSON: a fact, a colon and its value a line; null for what is not known')
    .option('--on <date>', 'the day on which the law is read (today)')
    .option('--placed-on <date>', 'the day on which the system was or will be offered or put to use')
    .option('--catalogue <id or folder>', 'by which law or standard (the one that asks for most of the facts)')
    .option('--json', 'print the whole answer as JSON')
    .action((options: Asked & { readonly json?: boolean }) =>
      offline(async () => {
        const told = await determineFile(options, dateOf(instantOf(Date.now())));
        if (options.json) printJson(told);
        else say(linesOfAnswer(told));
      }),
    );
}

const say = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** Runs a command and says what went wrong: 1 refused, 2 wrongly called. */
async function offline(task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof FaultyFacts || !(error instanceof UsageError) ? 1 : 2;
  }
}
