// The rule by which a Node is picked; node.mjs applies it to this machine.

/** The oldest major version of Node that runs our TypeScript sources as they are. */
export const neededMajor = 24;

/** Whether a version of Node (`24.21.0`) runs our sources. */
export const isEnough = (version) => Number(version.split('.')[0]) >= neededMajor;

/** The operator's own Node where it is new enough, otherwise the pinned one; `undefined` where that is missing. */
export function pickNode({ isOwnEnough, own, isPinnedThere, pinned }) {
  if (isOwnEnough) return own;
  return isPinnedThere ? pinned : undefined;
}
