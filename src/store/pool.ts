import pg from 'pg';

function asTexts(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, instantText);
  types.setTypeParser(pg.types.builtins.DATE, (text) => text);
  types.setTypeParser(pg.types.builtins.INT8, Number);
  return types;
}

const utcText = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/u;

/** A moment as RFC 3339 in UTC with milliseconds. Connections speak UTC; any other form takes the long way. */
function instantText(text: string): string {
  const [, date, time, fraction = ''] = utcText.exec(text) ?? [];
  return date === undefined ? new Date(text).toISOString() : `${date}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}

/** Where a database answers, and as whom to sign in. */
export type Address = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
  readonly ssl?: boolean | { readonly rejectUnauthorized: boolean };
};

/** Settings of a pool: the scope every connection begins with, and how many connections it may hold. */
export type PoolSettings = {
  readonly scope: string;
  readonly size: number;
  /** `texts`: moments as RFC 3339, dates as `2026-12-02`, counts as numbers; `dates`: as the driver gives them. */
  readonly types: 'texts' | 'dates';
  readonly report: (text: string) => void;
};

/**
 * Opens a pool. A connection that breaks is replaced and never ends the program: while idle it is reported here, and while
 * at work its next statement fails.
 */
export function openPool(address: Address, settings: PoolSettings): pg.Pool {
  const pool = new pg.Pool({
    ...address,
    ...(settings.types === 'texts' ? { types: asTexts() } : {}),
    max: settings.size,
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'brehon',
    options: `-c brehon.workspace=${settings.scope} -c timezone=UTC -c jit=off`,
  });
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => settings.report(`a database connection was lost: ${error.message}`));
  return pool;
}

/** Reads a `postgres://` address. Throws where the text is not one. */
export function addressOf(url: string): Address {
  const parsed = new URL(url);
  const mode = parsed.searchParams.get('sslmode');
  const socket = parsed.searchParams.get('host');
  return {
    host: socket ?? decodeURIComponent(parsed.hostname || 'localhost'),
    port: Number(parsed.searchParams.get('port') ?? (parsed.port || 5432)),
    user: decodeURIComponent(parsed.username || 'postgres'),
    ...(parsed.password ? { password: decodeURIComponent(parsed.password) } : {}),
    database: decodeURIComponent(parsed.pathname.slice(1) || 'postgres'),
    ...(mode && mode !== 'disable' ? { ssl: { rejectUnauthorized: mode.startsWith('verify') } } : {}),
  };
}
