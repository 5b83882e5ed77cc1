// Builds the web application, when it is missing or older than what it is made from.
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { environmentFor } from './node.mjs';
import { at, root } from './places.mjs';
import { Obstacle, say } from './say.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';
import { inTurn } from './turn.mjs';

const inputs = [
  'src',
  'tools',
  'public',
  'index.html',
  'vite.config.ts',
  'lingui.config.ts',
  'tsconfig.json',
  'package-lock.json',
];
const target = at('dist', 'web');
const stampPath = at('dist', 'web.stamp');

/** Makes sure that the built web application is the one that the sources describe. */
export async function ensureWeb(node) {
  if (isBuilt()) return;
  await inTurn(() => {
    if (!isBuilt()) build(node);
  });
}

const isBuilt = () => existsSync(target) && isStamped(stampPath, hashOf(root, inputs));

/** Builds beside the last build and then takes its place: a failed build leaves the last one, a server never sees half of one. */
function build(node) {
  say('building the web application');
  const sources = hashOf(root, inputs);
  const fresh = `${target}.new`;
  const last = `${target}.old`;
  const args = [
    at('node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--outDir',
    fresh,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  const { status } = spawnSync(node, args, {
    cwd: root,
    env: environmentFor(node),
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
  });
  if (status !== 0) throw new Obstacle('the web application could not be built; the reason is above');
  rmSync(last, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, last);
  renameSync(fresh, target);
  rmSync(last, { recursive: true, force: true });
  stamp(stampPath, sources);
}
