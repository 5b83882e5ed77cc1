// Hands over to the program itself: its signals, its output and its exit code are ours.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { environmentFor } from './node.mjs';
import { at } from './places.mjs';

const follower = new URL('end-with-starter.mjs', import.meta.url).href;
const forwarded = ['SIGTERM', 'SIGHUP', 'SIGINT'];

/**
 * Runs a program of this repository on a Node, in the current folder, and gives its exit code. Where Node can, the
 * program takes this one's place; otherwise this one passes signals on and waits for its end.
 */
export function launch(node, [script, ...args]) {
  const starters = startersOf(process.env);
  const canReplace = typeof process.execve === 'function' && process.platform !== 'win32';
  const watched = canReplace ? starters : [...starters, process.pid];
  const env = { ...environmentFor(node), ...(watched.length > 0 ? { BREHON_STARTERS: watched.join(' ') } : {}) };
  const words = [...(watched.length > 0 ? ['--import', follower] : []), at(script), ...args];
  if (canReplace) process.execve(node, [node, ...words], env);
  return attend(spawn(node, words, { env, stdio: 'inherit' }));
}

/** npm runs a script through a shell; neither passes on that it was killed. Their pids, or none without npm. */
function startersOf({ npm_lifecycle_event: script, npm_command: command }) {
  if (script === undefined && command === undefined) return [];
  const npm = parentOf(process.ppid);
  return npm === undefined ? [process.ppid] : [process.ppid, npm];
}

function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function attend(child) {
  for (const name of forwarded) {
    process.on(name, () => {
      const terminalToldIt = name === 'SIGINT' && process.stdin.isTTY;
      if (!terminalToldIt) child.kill(name);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, name) => {
      if (name === null) resolve(code);
      else endBy(name);
    });
  });
}

/** A program that a signal ended is reported as such, so that whoever started us sees the same. */
function endBy(name) {
  process.removeAllListeners(name);
  process.kill(process.pid, name);
}
