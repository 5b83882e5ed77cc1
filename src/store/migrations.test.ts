import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anEmptyDatabase } from '../../test/support/product.ts';

const folder = fileURLToPath(new URL('migrations/', import.meta.url));
const all = globSync('*.sql', { cwd: folder }).toSorted();

/** Brings a database to before a migration, or on from there, as its owner does. */
async function migrated(owner: pg.Client, names: readonly string[]): Promise<void> {
  for (const name of names) await owner.query(await readFile(`${folder}${name}`, 'utf8'));
}

describe('an installation of before what was found was kept once', () => {
  const split = all.findIndex((name) => name.includes('keep-findings-once'));
  let database: Awaited<ReturnType<typeof anEmptyDatabase>>;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await anEmptyDatabase();
    owner = new pg.Client(database.owner);
    await owner.connect();
    await migrated(owner, all.slice(0, split));
    for (const workspace of ['ws_one', 'ws_two']) {
      await owner.query(`select set_config('brehon.workspace', $1, false)`, [workspace]);
      await owner.query(`insert into workspace values ($1, 'One of two', now())`, [workspace]);
      for (const system of ['sys_a', 'sys_b']) {
        await owner.query(
          `insert into system (workspace_id, id, version, created_at, updated_at, name, stage)
           values ($1, $2, 1, now(), now(), $2, 'idea')`,
          [workspace, system],
        );
        await owner.query(
          `insert into determination (workspace_id, id, system_id, catalogue, catalogue_version, catalogue_hash,
             law_read_on, facts, found, accepted_by, accepted_at, is_newest, version)
           values ($1, 'det_' || $2, $2, 'law', '1', repeat('0', 64), '2026-11-22', '{}', '{"findings": []}', 'per_a',
             now(), true, 1)`,
          [workspace, system],
        );
      }
    }
    await owner.query('reset brehon.workspace');
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  test('keeps every determination of every workspace, and what was found once a workspace', async () => {
    await migrated(owner, all.slice(split));
    const counted = async (workspace: string) => {
      await owner.query(`select set_config('brehon.workspace', $1, false)`, [workspace]);
      const { rows }: { readonly rows: readonly unknown[] } = await owner.query(
        `select count(*)::int as determinations, count(distinct found_key)::int as found,
           (select count(*)::int from determination_found) as kept
         from determination join determination_found on key = found_key`,
      );
      return rows;
    };

    expect(await counted('ws_one')).toEqual([{ determinations: 2, found: 1, kept: 1 }]);
    expect(await counted('ws_two')).toEqual([{ determinations: 2, found: 1, kept: 1 }]);
  });
});
