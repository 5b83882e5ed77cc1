import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as z from 'zod';
import { type Address, openPool } from './pool.ts';

const folder = new URL('./migrations/', import.meta.url);

/** Brings the database to the newest migration. Several processes may do so at once: one does it, the others wait. */
export async function migrate(owner: Address, report: (text: string) => void): Promise<void> {
  await checkManifest();
  const pool = openPool(owner, { scope: 'instance', size: 2, types: 'texts', report });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: migrations },
      migrationTableSchema: 'brehon_migrations',
    });
    const { error, results = [] } = await migrator.migrateToLatest();
    for (const result of results) report(`migration ${result.migrationName}: ${result.status}`);
    if (error !== undefined) throw error instanceof Error ? error : new Error('a migration failed', { cause: error });
  } finally {
    await db.destroy();
  }
}

async function migrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const files = await Promise.all(
    names.map(async (name) => [name.replace(/\.sql$/u, ''), await readText(name)] as const),
  );
  return Object.fromEntries(
    files.map(([name, text]) => [
      name,
      {
        up: (db: Kysely<never>) =>
          sql
            .raw(text)
            .execute(db)
            .then(() => undefined),
      },
    ]),
  );
}

const readText = (name: string): Promise<string> => readFile(new URL(name, folder), 'utf8');

/** INVARIANT: a released migration never changes; the manifest holds the SHA-256 of each. */
async function checkManifest(): Promise<void> {
  const manifest = z.record(z.string(), z.string()).parse(JSON.parse(await readText('manifest.json')));
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
  for (const name of names) {
    const hash = createHash('sha256')
      .update(await readText(name))
      .digest('hex');
    if (manifest[name] !== hash)
      throw new Error(`migration ${name} is not what its manifest says; restore the released file`);
  }
}
