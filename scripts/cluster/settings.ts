const COMMON = {
  listen_addresses: '127.0.0.1',
  // Paths of sockets have a limit of 107 bytes, and the data may lie deep.
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '256MB',
  max_wal_size: '512MB',
  io_method: 'sync',
  jit: 'off',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A statement in the log could hold a name or an address.
  log_min_error_statement: 'panic',
  log_min_messages: 'warning',
}

/** What was acknowledged is on the disk; only throw-away clusters do without. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
const THROW_AWAY = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'on', max_connections: '150' },
  // What is copied into a table that the same transaction made, and its indexes, are written once and not twice.
  wal_level: 'minimal',
}

/** Arguments for `postgres`: command-line settings beat files, so an old data directory gets them too. */
export function serverSettings(port: number, durable: boolean): string[] {
  const settings = { ...COMMON, ...(durable ? DURABLE : THROW_AWAY), port: String(port) }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
