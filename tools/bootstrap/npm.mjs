// How npm is run.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { environmentFor } from './node.mjs';
import { isEnough } from './pick-node.mjs';
import { root } from './places.mjs';

/**
 * The Node that the operator installed. Within `npm start` we may be running on the pinned one, which lies in the very
 * folder that npm replaces; npm then says which one it runs on itself.
 */
export function operatorsNode() {
  const { npm_node_execpath: path } = process.env;
  if (path === undefined || path === process.execPath || !existsSync(path)) {
    return { path: process.execPath, version: process.versions.node, isEnough: isEnough(process.versions.node) };
  }
  const version = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim();
  return { path, version, isEnough: isEnough(version) };
}

/** Runs npm on a Node; everything it says goes to standard error. */
export function runNpm(args, node = operatorsNode().path) {
  const { npm_execpath: npm } = process.env;
  const options = { cwd: root, env: environmentFor(node), stdio: ['ignore', process.stderr.fd, process.stderr.fd] };
  if (npm?.endsWith('.js') && existsSync(npm)) return spawnSync(node, [npm, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
