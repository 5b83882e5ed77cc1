import { readFileSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import * as bed from '../../../test/builders/embedded.ts';

// Real servers on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 90_000 });

afterEach(bed.stopAll);
afterAll(bed.removeFolders);

const isLinux = process.platform === 'linux';

async function headOf(dataFolder: string): Promise<number> {
  const text = await readFile(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

const isAnswering = (address: Parameters<typeof bed.ask>[0]): Promise<boolean> =>
  bed.ask(address, 'select 1').then(
    () => true,
    () => false,
  );

/** The parent of a program, by the fourth field of its `stat` (proc(5)). */
const parentOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);

it('a killed server is started again at the same address with every acknowledged row, three times running', async () => {
  const folder = await bed.aDataFolder();
  const { database, reports } = await bed.aDatabase(folder);
  await bed.ask(database.address, 'create table kept (n int primary key)');
  const pool = new pg.Pool({ ...database.address, max: 4 });
  pool.on('error', () => undefined);
  const acknowledged: number[] = [];
  let isWriting = true;
  const write = async (from: number): Promise<void> => {
    for (let n = from; isWriting; n += 4) {
      await pool.query('insert into kept values ($1)', [n]).then(
        () => acknowledged.push(n),
        () => undefined,
      );
    }
  };
  const writers = [0, 1, 2, 3].map(write);

  for (const round of [1, 2, 3]) {
    const before = acknowledged.length;
    await bed.until(() => acknowledged.length > before + 50);
    process.kill(await headOf(folder), 'SIGKILL');
    await bed.until(() => reports.filter(({ kind }) => kind === 'restarted').length === round);
  }
  isWriting = false;
  await Promise.all(writers);
  await pool.end();

  const kept = new Set(await bed.ask(database.address, 'select n from kept'));
  expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
  expect(reports.some(({ kind }) => kind === 'died')).toBe(true);
});

it('a killed worker of the server costs its connection, and not the server', async () => {
  const { database, reports } = await bed.aDatabase(await bed.aDataFolder());
  const victim = new pg.Client(database.address);
  victim.on('error', () => undefined);
  await victim.connect();
  const { rows } = await victim.query<{ pid: number }>('select pg_backend_pid() as pid');

  process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
  await expect(victim.query('select 1')).rejects.toThrow();

  // The server sets its memory up anew after that, and turns away who comes meanwhile.
  await bed.until(() => isAnswering(database.address));
  expect(reports).toEqual([]);
});

it.runIf(isLinux)('a server whose starter is killed ends by itself, and the next start has its data', async () => {
  const folder = await bed.aDataFolder();
  const server = await bed.aServer(folder);
  await bed.ask(server.address, 'create table kept as select 42 as answer');

  await bed.kill(server.child);
  await bed.until(async () => (await bed.serversOn(folder)).length === 0);

  const { database, reports } = await bed.aDatabase(folder);
  expect(await bed.ask(database.address, 'select answer from kept')).toEqual([42]);
  expect(reports).toEqual([]);
});

it.runIf(isLinux)('a next start right after a kill waits for what is left to end', async () => {
  const folder = await bed.aDataFolder();
  const server = await bed.aServer(folder);

  await bed.kill(server.child);
  const { database } = await bed.aDatabase(folder);

  expect(await bed.ask(database.address, 'select 1')).toEqual([1]);
});

it.runIf(isLinux)('a server that lost its guardian as well is stopped at the next start', async () => {
  const folder = await bed.aDataFolder();
  const server = await bed.aServer(folder);
  const head = await headOf(folder);
  const guardian = parentOf(head);
  server.child.kill('SIGSTOP');
  const watchers = (await bed.serversOn(folder)).filter((pid) => pid !== head && parentOf(pid) === guardian);
  const shells = watchers.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('/bin/sh'));
  for (const pid of [...shells, guardian]) process.kill(pid, 'SIGKILL');
  await bed.kill(server.child);
  process.kill(head, 0);

  const { database, reports } = await bed.aDatabase(folder);

  expect(await bed.ask(database.address, 'select 1')).toEqual([1]);
  expect(reports).toEqual([{ kind: 'orphan_stopped', text: expect.stringContaining(String(head)) }]);
});

it('a lock file of a dead server does not hold up the next one, whoever has its number now', async () => {
  const folder = await bed.aDataFolder();
  const { database } = await bed.aDatabase(folder);
  const mark = join(folder, 'postgres', 'cluster', 'postmaster.pid');
  await cp(mark, join(folder, 'kept'));
  await database.stop();
  const [, ...rest] = (await readFile(join(folder, 'kept'), 'utf8')).split('\n');
  await writeFile(mark, [process.ppid, ...rest].join('\n'));

  const again = await bed.aDatabase(folder);

  expect(await bed.ask(again.database.address, 'select 1')).toEqual([1]);
});
