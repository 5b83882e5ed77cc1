// How the bootstrap speaks: on standard error, so that a command's own output stays clean.

/** Tells the person at the terminal what is going on. */
export const say = (text) => {
  process.stderr.write(`brehon: ${text}\n`);
};

/** A reason not to go on that the person at the terminal can mend; the message says how. */
export class Obstacle extends Error {}
