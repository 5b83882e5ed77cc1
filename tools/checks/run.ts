// Runs commands for verify.ts: a few at a time, each with its time and with what it printed.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import type { Step } from './steps.ts';

/** How a command ended: `code` is its exit code, or 1 where a signal ended it or it could not be started. */
export type Ended = { readonly code: number; readonly output: string; readonly milliseconds: number };

/** The environment in which the commands of `node_modules` and this very Node come first. */
export function toolEnvironment(root: string): NodeJS.ProcessEnv {
  const path = [dirname(process.execPath), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path };
}

/** Runs a command in `root` and gathers both of its streams, in the order in which they came. */
export function gather(root: string, [file, ...args]: Step['command']): Promise<Ended> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const pieces: string[] = [];
    const env = { ...toolEnvironment(root), FORCE_COLOR: '0', NO_COLOR: '1' };
    const child = spawn(file, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = (code: number): void =>
      resolve({ code, output: pieces.join(''), milliseconds: performance.now() - begun });
    child.stdout.on('data', (bytes: Buffer) => pieces.push(bytes.toString('utf8')));
    child.stderr.on('data', (bytes: Buffer) => pieces.push(bytes.toString('utf8')));
    child.on('error', (error) => {
      pieces.push(`${file} could not be started: ${error.message}\n`);
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Runs a command in `root` on this terminal and answers its exit code (1 where a signal ended it). */
export function show(root: string, [file, ...args]: Step['command']): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env: toolEnvironment(root), stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Does `work` to each value, at most `width` at a time, and answers in the values' order. */
export async function several<T, R>(width: number, values: readonly T[], work: (value: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  const queue = values.entries();
  const lane = async (): Promise<void> => {
    for (const [index, value] of queue) answers[index] = await work(value);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return answers;
}
