// The steps of every command: what is missing is installed, what is stale is built, then the program runs.
import { ensureInstalled } from './install.mjs';
import { launch } from './launch.mjs';
import { chooseNode } from './node.mjs';
import { Obstacle, say } from './say.mjs';
import { ensureWeb } from './web.mjs';

const commands = {
  start: { needsWeb: true, program: ['src/entry/main.ts'] },
  test: { needsWeb: true, program: ['tools/verify.ts'] },
  demo: { needsWeb: true, program: ['tools/demo.ts'] },
  bench: { needsWeb: true, program: ['tools/bench.ts'] },
  check: { needsWeb: false, program: ['tools/verify.ts', '--only-static'] },
  build: { needsWeb: true, program: undefined },
  generate: { needsWeb: false, program: ['tools/generate.ts'] },
};

/** Runs one command of the repository with its further arguments, and gives the exit code. */
export async function run([name, ...args]) {
  const command = commands[name];
  if (!command) {
    say(`\`${name ?? ''}\` is not a command: use one of ${Object.keys(commands).join(', ')}`);
    return 2;
  }
  return orExplain(async () => {
    await ensureInstalled();
    const node = chooseNode();
    if (command.needsWeb) await ensureWeb(node);
    return command.program ? launch(node, [...command.program, ...args]) : 0;
  });
}

/** Runs the command line tool: nothing but the tool itself writes to standard output. */
export function runTool(args) {
  return orExplain(async () => {
    await ensureInstalled();
    return launch(chooseNode(), ['src/entry/cli/main.ts', ...args]);
  });
}

async function orExplain(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    say(error.message);
    return 1;
  }
}
