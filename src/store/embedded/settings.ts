/** Where a server listens: a folder with its socket, or on Windows the loopback address. */
export type Listening = { readonly host: string; readonly port: number };

/**
 * Sized for two cores and a whole product of 400 MB at rest. Bulk loads stay quick through few checkpoints and
 * recycled log files. Nothing here weakens durability.
 */
const sized = {
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '96MB',
  effective_cache_size: '1GB',
  max_connections: '100',
  wal_buffers: '16MB',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '1',
  autovacuum_max_workers: '2',
  io_workers: '2',
  jit: 'off',
  huge_pages: 'off',
} as const;

/** What the ledger's promise rests on: a commit that was acknowledged is on the disk. */
const durable = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } as const;

/** One machine's private server: no replicas, no shell, and no row's content in its log. */
const closed = {
  max_wal_senders: '0',
  password_encryption: 'scram-sha-256',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
  cluster_name: 'brehon',
} as const;

/** The server's arguments: they stand above its configuration files, so that every start has this release's settings. */
export function serverArguments(cluster: string, listening: Listening): readonly string[] {
  const isSocket = listening.host.startsWith('/');
  const where = {
    listen_addresses: isSocket ? '' : listening.host,
    unix_socket_directories: isSocket ? listening.host : '',
    unix_socket_permissions: '0700',
    port: String(listening.port),
    client_connection_check_interval: isSocket ? '5s' : '0',
  };
  const all = Object.entries({ ...sized, ...durable, ...closed, ...where });
  return ['-D', cluster, ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
