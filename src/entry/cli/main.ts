import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Writable } from 'node:stream';
import { Command } from 'commander';
import type { Contract } from '../../kernel/operation.ts';
import { allContracts } from '../contracts.ts';
import { catalogueCommands } from './catalogue-commands.ts';
import { callForAnswer, callForFile, Problem, Unreachable } from './client.ts';
import { endOfJob, leavesJob } from './jobs.ts';
import { positionals, takeOptions } from './options.ts';
import { contractsFor } from './own-fields.ts';
import { printAnswer, printJson, printProblem, showProgress } from './print.ts';
import { findWorkspace, signIn, signOut, UsageError } from './session.ts';
import { keepSettings, readSettings, type Settings } from './settings.ts';
import { verifyLedger } from './verify-ledger.ts';

/** Operations that have a command of their own above the others. */
const special = new Set(['session.sign-in', 'session.sign-out', 'instance.set-up']);

/** The command line: a command an operation, from its contract, and a few that work on this side. */
export function commandLine(contracts: readonly Contract[] = allContracts): Command {
  const program = new Command('brehon')
    .description('Work with an AI management system from the command line')
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .configureHelp({ sortSubcommands: false });
  placeOptions(program);
  ownCommands(program);
  const groups = new Map<string, Command>();
  for (const contract of contracts.filter(({ id }) => !special.has(id))) {
    const [noun = '', verb = ''] = contract.id.split('.');
    const group = groups.get(noun) ?? program.command(noun).description(`work with ${noun}`);
    groups.set(noun, group);
    operationCommand(group.command(verb).description(contract.summary), contract);
  }
  const ledger = groups.get('ledger')?.command('verify');
  if (ledger) verifyCommand(ledger);
  catalogueCommands(program, groups.get('catalogue') ?? program.command('catalogue'));
  return program;
}

/** Where and in which workspace: understood before and after a command's words. */
const placeOptions = (command: Command): Command =>
  command
    .option('--server <url>', 'where the product answers (BREHON_URL)')
    .option('--workspace <name or id>', 'in which workspace (BREHON_WORKSPACE)');

function verifyCommand(command: Command): void {
  placeOptions(command)
    .description('Read the whole ledger and verify it here, without trusting the server')
    .action(() => settled(command, verify));
}

function ownCommands(program: Command): void {
  program
    .command('sign-in <email>')
    .description('Sign in and remember the session (password: asked for, or BREHON_PASSWORD)')
    .action((email: string) => settled(program, async (settings) => say(await signIn(settings, email))));
  program
    .command('sign-out')
    .description('End the session and forget it')
    .action(() => settled(program, async (settings) => say(await signOut(settings))));
  program
    .command('use <workspace>')
    .description('Remember the workspace, by name or id, for the calls to come')
    .action((named: string) =>
      settled(program, async (settings) => {
        const workspace = await findWorkspace(settings, named);
        await keepSettings({ workspace });
        say(`in ${workspace} from now on`);
      }),
    );
  program
    .command('worker')
    .description(
      'Work on jobs on this machine, beside a Brehon that serves, until it is stopped (BREHON_WORKERS at a time)',
    )
    .action(() => settled(program, worker));
}

/** The one command that is no client: its code is loaded only where it is called. */
async function worker(): Promise<void> {
  await (await import('../worker/main.ts')).work();
}

async function verify(settings: Settings, named: string | undefined): Promise<void> {
  const verified = await verifyLedger(settings, await findWorkspace(settings, named));
  for (const line of verified.lines) say(line);
  if (!verified.holds) process.exitCode = 1;
}

function operationCommand(command: Command, contract: Contract): void {
  for (const name of positionals(contract)) command.argument(`<${name}>`);
  const read = takeOptions(command, contract);
  if (contract.givesFile) command.option('--out <file>', 'write to this file instead of standard output');
  else command.option('--json', 'print the answer as JSON');
  if (leavesJob(contract)) command.option('--wait', 'wait for the job that does it, and print how it ended');
  if ('values' in contract.takes.shape || 'columns' in contract.takes.shape) command.addHelpText('after', ofOwnFields);
  placeOptions(command);
  command.action((...given: unknown[]) => {
    const words = given.slice(0, positionals(contract).length).map(String);
    const options: Readonly<Record<string, unknown>> = command.opts();
    return settled(command, (settings, named) =>
      perform(settings, { contract, words, named, options, input: read(options) }),
    );
  });
}

const ofOwnFields = '\nFields that the workspace added are options too, by their names: --custom_cost_centre <value>';

type Performance = {
  readonly contract: Contract;
  readonly words: readonly string[];
  readonly named: string | undefined;
  readonly options: Readonly<Record<string, unknown>>;
  readonly input: Record<string, unknown>;
};

async function perform(settings: Settings, { contract, words, named, options, input }: Performance): Promise<void> {
  const places = Object.fromEntries(positionals(contract).map((name, place) => [name, words[place] ?? '']));
  const { file: path, ...inPath } = places;
  const workspace = 'workspace' in contract.takes.shape ? { workspace: await findWorkspace(settings, named) } : {};
  const filename = path === undefined ? {} : { filename: basename(path) };
  const whole = { ...input, ...inPath, ...workspace, ...filename };
  const file = path === undefined ? {} : { file: await readFile(path) };
  if (contract.givesFile)
    return saveFile(await callForFile(settings, contract, { input: whole, ...file }), options['out']);
  const first = await callForAnswer(settings, contract, { input: whole, ...file, onProgress: showProgress });
  const answer = options['wait'] === true ? await endOfJob(settings, whole['workspace'], first) : first;
  if (options['json'] === true) printJson(answer);
  else printAnswer(answer);
}

function saveFile(body: ReadableStream<Uint8Array>, path: unknown): Promise<void> {
  return body.pipeTo(Writable.toWeb(typeof path === 'string' ? createWriteStream(path) : process.stdout));
}

/** Runs a command with the settings, and says what went wrong: 1 refused, 2 wrongly called, 3 not reached. */
async function settled(
  command: Command,
  task: (settings: Settings, workspace: string | undefined) => Promise<void>,
): Promise<void> {
  const { server, workspace }: { server?: string; workspace?: string } = command.optsWithGlobals();
  const settings = { ...(await readSettings()), ...(server === undefined ? {} : { server }) };
  try {
    await task(settings, workspace);
  } catch (error) {
    process.exitCode = complain(error);
  }
}

function complain(error: unknown): number {
  if (error instanceof Problem) {
    printProblem(error.document);
    if (error.document.status === 401) process.stderr.write('sign in first: brehon sign-in <email>\n');
    return 1;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof Unreachable) return 3;
  return error instanceof UsageError ? 2 : 1;
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Runs the command that was written; what stands in its way before it can be read is said as any command says it. */
async function run(words: readonly string[]): Promise<void> {
  try {
    await commandLine(await contractsFor(words, readSettings)).parseAsync();
  } catch (error) {
    process.exitCode = complain(error);
  }
}

if (import.meta.main) await run(process.argv.slice(2));
