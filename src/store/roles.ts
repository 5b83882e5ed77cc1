import { createHmac } from 'node:crypto';
import pg from 'pg';
import type { Address } from './pool.ts';

/** The role that the application signs in as: it owns no table and may not bypass a policy. */
export const applicationRole = 'brehon_app';

/**
 * The application's own address: the same database, signed in as `brehon_app`. Its password follows from the owner's,
 * so that every process that knows the owner's address comes to the same one and none has to be stored.
 */
export function applicationAddress(owner: Address): Address {
  const password = createHmac('sha256', owner.password ?? '')
    .update(`brehon role ${applicationRole}`)
    .digest('hex');
  return { ...owner, user: applicationRole, password };
}

/** Makes the application's role where it is missing, and gives it its password where another one is set. */
export async function ensureApplicationRole(owner: Address): Promise<void> {
  if (await canSignIn(applicationAddress(owner))) return;
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [roleLock]);
    const password = client.escapeLiteral(applicationAddress(owner).password ?? '');
    const found = await client.query('select 1 from pg_roles where rolname = $1', [applicationRole]);
    const verb = found.rowCount === 0 ? 'create' : 'alter';
    await client.query(
      `${verb} role ${applicationRole} login nosuperuser nocreatedb nocreaterole nobypassrls noinherit password ${password}`.replace(
        'nosuperuser nocreatedb nocreaterole nobypassrls ',
        verb === 'create' ? 'nosuperuser nocreatedb nocreaterole nobypassrls ' : '',
      ),
    );
    await client.query(`grant connect on database ${client.escapeIdentifier(owner.database)} to ${applicationRole}`);
    await client.query(`grant usage on schema public to ${applicationRole}`);
  } finally {
    await client.end();
  }
}

const roleLock = 4_207_311;

async function canSignIn(address: Address): Promise<boolean> {
  const client = new pg.Client(address);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}
