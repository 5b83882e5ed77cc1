// The rule by which a Node is picked; node.mjs applies it to this machine.

/** The oldest major version of Node that runs our TypeScript sources as they are. */
export const neededMajor = 24;

/** The operator's own Node where it is new enough, otherwise the pinned one; `undefined` where that is missing. */
export function pickNode({ version, path, pinned, isPinnedThere }) {
  if (Number(version.split('.')[0]) >= neededMajor) return path;
  return isPinnedThere ? pinned : undefined;
}
