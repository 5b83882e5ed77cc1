// Loaded before a program: asks it to end (SIGTERM) when one of those who started it is gone, even by kill -9.
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const pids = (process.env['BREHON_STARTERS'] ?? '').split(' ').filter(Boolean).map(Number);
delete process.env['BREHON_STARTERS'];

if (isMainThread && pids.length > 0) {
  const watch = setInterval(() => {
    if (pids.every(isRunning)) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 100);
  watch.unref();
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch (error) {
    return error.code === 'EPERM';
  }
}
