import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { stringify } from 'yaml';
import * as z from 'zod';
import { day } from '../../../test/builders/rules.ts';
import { foldersOn, openCatalogue } from '../../catalogue/index.ts';
import { ownShelf } from '../catalogues.ts';
import { linesOfAnswer } from './answer-lines.ts';
import { catalogueCommands } from './catalogue-commands.ts';
import { checkCatalogue } from './check-catalogue.ts';
import { determineFile, FaultyFacts } from './determine.ts';
import { UsageError } from './session.ts';

vi.setConfig({ testTimeout: 120_000 });

const folders = await foldersOn(ownShelf);
const today = day('2026-11-22');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brehon-facts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(folders.map((path) => [basename(path), path]))('the catalogue %s', (_, path) => {
  test('is clean: grammar, cases, and cases for every rule and every date', async () => {
    const { isClean, lines } = await checkCatalogue(path);

    expect(lines.slice(0, -3)).toEqual([]);
    expect(isClean).toBe(true);
  });

  test('answers every case by the command `determine`, from a file of facts', async () => {
    const opened = await openCatalogue(path);
    if (!opened.ok) throw new Error('it cannot be read');
    const { about, cases } = opened.value;
    const misses: string[] = [];
    for (const { id, facts, on, expect: expected, ...line } of cases) {
      const placed = line['placed-on'] === undefined ? [] : ['--placed-on', line['placed-on']];
      const asked = ['--facts', await factsFile(stringify(facts)), '--on', on, ...placed, '--catalogue', about.id];
      const { findings, obligations } = told.parse(JSON.parse(await commanded(['determine', ...asked, '--json'])));
      const truths = new Map([...findings, ...obligations].map((each) => [each.id, each.truth]));
      for (const truth of ['yes', 'no', 'unknown'] as const) {
        const missed = expected[truth].filter((finding) => (truths.get(finding) ?? 'no') !== truth);
        misses.push(...missed.map((finding) => `${id} ${finding}`));
      }
    }

    expect(cases.length).toBeGreaterThan(0);
    expect(misses).toEqual([]);
  });
});

const truthsTold = z.array(z.object({ id: z.string(), truth: z.string() }));
const told = z.object({ findings: truthsTold, obligations: truthsTold });

/** What a command prints, run in this process as the tool runs it. */
async function commanded(words: readonly string[]): Promise<string> {
  const program = new Command();
  catalogueCommands(program, program.command('catalogue'));
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return printed.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    printed.mockRestore();
  }
}

const factsFile = async (text: string): Promise<string> => {
  const path = join(folder, 'facts.yaml');
  await writeFile(path, text);
  return path;
};

const chatbot = `
method: learned
exclusions: []
roles: [offers]
interacts: true
obviously-ai: false
crime-law: null
`;

describe('a file of facts', () => {
  test('is answered in sentences: what is found, from when, by which provision, and what to answer next', async () => {
    const told = await determineFile({ facts: await factsFile(chatbot), on: '2026-12-02' }, today);
    const text = linesOfAnswer(told).join('\n');

    expect(text).toContain('as on 2 December 2026');
    expect(text).toMatch(/DUTIES AS PROVIDER \(\d+\)/u);
    expect(text).toMatch(/Must tell people that they deal with AI: turns on Authorised by law/u);
    expect(text).toMatch(/QUESTIONS THAT DECIDE MOST\n {2}1\. /u);
    for (const line of linesOfAnswer(told)) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('with faults is refused with all of them, each with its line and the nearest word', async () => {
    const path = await factsFile('metod: learned\nroles: [offer]\ninteracts: perhaps\nmodel-compute: much\n');
    const refused = await determineFile({ facts: path }, today).catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(FaultyFacts);
    expect(refused instanceof FaultyFacts && refused.message.split('\n')).toEqual([
      'facts.yaml:1:1  there is no fact "metod"; did you mean "method"?',
      'facts.yaml:2:9  "offer" is no answer to "roles"; did you mean "offers"?',
      'facts.yaml:3:12  "interacts" is true or false, not "perhaps"',
      'facts.yaml:4:16  "model-compute" is a number such as 250 or 1.0e+25, not "much"',
    ]);
  });

  test('that is no map, or no YAML, is refused with its place', async () => {
    const refused = async (text: string) =>
      determineFile({ facts: await factsFile(text) }, today).catch((error: unknown) => String(error));

    expect(await refused('- a\n')).toContain('facts.yaml:1:1  must be a map');
    expect(await refused('a: [\n')).toContain('facts.yaml:');
  });

  test('is asked for a day that is one, and for a catalogue that is there', async () => {
    const facts = await factsFile(chatbot);

    await expect(determineFile({ facts, on: '2026-13-01' }, today)).rejects.toThrow(UsageError);
    await expect(determineFile({ facts, catalogue: 'nowhere' }, today)).rejects.toThrow('there is no catalogue');
  });
});

/** Runs the command line as its own process, with no server anywhere. */
const brehon = (...words: string[]) =>
  new Promise<{ readonly code: number | null; readonly out: string }>((resolve) => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const child = execFile(process.execPath, [main, ...words], (_, out, complaint) => {
      resolve({ code: child.exitCode, out: `${out}${complaint}` });
    });
  });

describe('the commands', () => {
  test('check a catalogue, and end with 1 where it is faulty', async () => {
    const clean = await brehon('catalogue', 'check', folders.at(-1) ?? '');
    const faulty = await brehon('catalogue', 'check', folder);

    expect(clean).toMatchObject({ code: 0, out: expect.stringMatching(/(\d+) of \1 cases as expected/u) });
    expect(faulty).toMatchObject({ code: 1, out: expect.stringContaining('catalogue.yaml:1:1  is missing') });
  });

  test('determine a file of facts, as JSON too, and end with 2 where they are called wrongly', async () => {
    const facts = await factsFile(chatbot);
    const json = await brehon('determine', '--facts', facts, '--on', '2026-12-02', '--json');
    const wrong = await brehon('determine', '--facts', facts, '--on', 'tomorrow');

    expect(JSON.parse(json.out)).toMatchObject({ lawReadOn: '2026-12-02', placedOn: null });
    expect(wrong).toMatchObject({ code: 2, out: expect.stringContaining('--on takes a date') });
  });
});
