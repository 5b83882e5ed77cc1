// Runs in the same clone at the same time take turns at preparing it.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { root } from './places.mjs';
import { say } from './say.mjs';

const mark = createHash('sha256').update(root).digest('hex').slice(0, 16);

/** Linux and Windows keep a socket's name only as long as its program lives; elsewhere it is a file. */
const name =
  {
    linux: `\0brehon-bootstrap-${mark}`,
    win32: `\\\\.\\pipe\\brehon-bootstrap-${mark}`,
  }[process.platform] ?? `/tmp/brehon-bootstrap-${mark}.sock`;

/** Does the work while no other run does any; waits for the one that does. */
export async function inTurn(work) {
  const server = createServer();
  for (let hasSaid = false; !(await takes(server)); hasSaid = true) {
    if (!hasSaid) say('another run is preparing this folder, waiting for it');
    await untilGone();
  }
  try {
    return await work();
  } finally {
    server.close();
  }
}

function takes(server) {
  return new Promise((resolve, reject) => {
    const refuse = (error) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', refuse).listen(name, () => {
      server.off('error', refuse);
      resolve(true);
    });
    server.on('connection', (socket) => socket.unref().on('error', () => undefined));
  });
}

/** Resolves when the holder of the turn is gone: its end of the connection closes with it. */
function untilGone() {
  return new Promise((resolve) => {
    const socket = connect(name).on('close', resolve).resume();
    socket.on('error', (error) => {
      if (error.code === 'ECONNREFUSED' && !name.startsWith('\0')) rmSync(name, { force: true });
    });
  });
}
