import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDatabase } from '../../test/support/product.ts';
import { applicationAddress } from './roles.ts';

let database: Awaited<ReturnType<typeof aDatabase>>;
let admin: pg.Client;
let application: pg.Client;

beforeAll(async () => {
  database = await aDatabase();
  admin = new pg.Client(database.admin);
  application = new pg.Client(applicationAddress(database.owner));
  await Promise.all([admin.connect(), application.connect()]);
});
afterAll(async () => {
  await Promise.all([admin.end(), application.end()]);
  await database.drop();
});

/**
 * Every table of the product. The migrator's own two stand in a schema that the application may not enter. One schema is
 * exempt: the library that delivers jobs makes and knows its own tables, and all that Brehon gives it is ids of workspaces
 * and jobs, which say nothing to who cannot read the row. A test of jobs holds it to that.
 */
const tables = `select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relowner
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'brehon_migrations', 'pgboss')`;

describe('every table of the database', () => {
  test('has workspace_id first in its primary key', async () => {
    const { rows } = await admin.query(`select t.relname from (${tables}) t
      left join pg_index i on i.indrelid = t.oid and i.indisprimary
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
      where a.attname is distinct from 'workspace_id' or not a.attnotnull`);

    expect(rows).toEqual([]);
  });

  test('is under row-level security that binds its owner too', async () => {
    const { rows } = await admin.query(
      `select relname from (${tables}) t where not relrowsecurity or not relforcerowsecurity`,
    );

    expect(rows).toEqual([]);
  });

  test('has a policy that checks what is written against the workspace of the transaction', async () => {
    const { rows } = await admin.query(`select t.relname from (${tables}) t where not exists (
      select 1 from pg_policy p where p.polrelid = t.oid and p.polcmd = '*'
        and pg_get_expr(p.polqual, p.polrelid) = '(workspace_id = scope())'
        and pg_get_expr(p.polwithcheck, p.polrelid) = '(workspace_id = scope())')`);

    expect(rows).toEqual([]);
  });

  test('carries workspace_id in every foreign key, since foreign keys see past policies', async () => {
    const { rows } = await admin.query(`select t.relname, c.conname from (${tables}) t
      join pg_constraint c on c.conrelid = t.oid and c.contype = 'f'
      join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
      where a.attname <> 'workspace_id'`);

    expect(rows).toEqual([]);
  });

  test('belongs to another role than the application\u2019s', async () => {
    const { rows } = await admin.query(
      `select t.relname from (${tables}) t join pg_roles r on r.oid = t.relowner where r.rolname = 'brehon_app'`,
    );

    expect(rows).toEqual([]);
  });
});

describe('a table without a policy', () => {
  test('would be found', async () => {
    await admin.query('begin; create table planted (id text primary key)');
    const { rows } = await admin.query(`select relname from (${tables}) t where not relforcerowsecurity`);
    await admin.query('rollback');

    expect(rows).toEqual([{ relname: 'planted' }]);
  });
});

describe('the role of the application', () => {
  test('is no superuser, owns nothing and may not bypass a policy', async () => {
    const { rows } = await admin.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'brehon_app'`,
    );

    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
  });

  test('may not enter the schema of the migrations', async () => {
    await expect(application.query('select * from brehon_migrations.kysely_migration')).rejects.toThrow(
      /permission denied/u,
    );
  });

  test('sees no row without a workspace, and writes none into another', async () => {
    await admin.query(`set brehon.workspace = 'ws_a'`);
    await admin.query(`insert into workspace (workspace_id, name, created_at) values ('ws_a', 'A', now())`);
    const none = await application.query('select * from workspace');
    await application.query(`set brehon.workspace = 'ws_b'`);
    const other = await application.query('select * from workspace');

    expect([none.rowCount, other.rowCount]).toEqual([0, 0]);
    await expect(
      application.query(`insert into workspace (workspace_id, name, created_at) values ('ws_a2', 'A', now())`),
    ).rejects.toThrow(/row-level security/u);
  });

  test('can change no entry of the ledger, and nor can the owner', async () => {
    await expect(application.query('update ledger_entry set body = body')).rejects.toThrow(/permission denied/u);
    await expect(admin.query('delete from ledger_entry')).rejects.toThrow(/append-only/u);
  });
});
