import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type Address, addressOf, openDatabase, startEmbedded } from '../../src/store/index.ts';

/** The database that a test file clones from: signed in as who may create databases, and the template's name. */
export type TestServer = { readonly admin: Address; readonly owner: Address; readonly template: string };

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer;
  }
}

const quiet = (): void => undefined;

/** One real PostgreSQL for a project of the run: an embedded one, or the one that DATABASE_URL names. Gives what stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['DATABASE_URL'];
  const started =
    url === undefined || url === ''
      ? await startOurs()
      : { admin: addressOf(url), owner: addressOf(url), stop: () => Promise.resolve() };
  const template = `brehon_template_${process.pid}_${project.name}`;
  await onServer(started.admin, `create database ${template} owner ${pg.escapeIdentifier(started.owner.user)}`);
  const database = await openDatabase({ ...started.owner, database: template }, quiet);
  await database.close();
  project.provide('server', { admin: started.admin, owner: started.owner, template });
  return async () => {
    await onServer(started.admin, `drop database ${template}`);
    await started.stop();
  };
}

async function startOurs() {
  const dataFolder = await mkdtemp(join(tmpdir(), 'brehon-test-'));
  await chmod(dataFolder, 0o755);
  const embedded = await startEmbedded({ dataFolder, report: quiet });
  // Nobody misses what a test wrote: its commits need not reach the disk before they are answered.
  await onServer(embedded.superuser, 'alter role all set synchronous_commit = off');
  const stop = async (): Promise<void> => {
    await embedded.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { admin: embedded.superuser, owner: embedded.address, stop };
}

/** Runs one statement outside any transaction. */
export async function onServer(address: Address, statement: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
