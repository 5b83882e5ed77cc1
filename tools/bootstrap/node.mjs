// Which Node everything runs on.
import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { isEnough, neededMajor, pickNode } from './pick-node.mjs';
import { at } from './places.mjs';
import { Obstacle } from './say.mjs';

/** The Node that is pinned among the dependencies. */
export const pinnedNode = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Whether the Node that we run on can run everything; npm may since have removed it from under us. */
export const isOwnNodeEnough = () => isEnough(process.versions.node) && existsSync(process.execPath);

/** The Node to run on, here and now. */
export function chooseNode() {
  const node = pickNode({
    isOwnEnough: isOwnNodeEnough(),
    own: process.execPath,
    isPinnedThere: existsSync(pinnedNode),
    pinned: pinnedNode,
  });
  if (node !== undefined) return node;
  throw new Obstacle(
    `Node ${process.versions.node} runs here, Brehon needs Node ${neededMajor}, and the one it brings was not installed:\n` +
      '  run `npm rebuild node --ignore-scripts=false`, or install Node 24 yourself',
  );
}

/** The surroundings for children: the chosen Node comes first wherever a program looks for `node`. */
export function environmentFor(node, environment = process.env) {
  const name = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const others = (environment[name] ?? '').split(delimiter).filter((folder) => folder !== dirname(node));
  return { ...environment, [name]: [dirname(node), ...others].join(delimiter) };
}
