import 'server-only'
import pg from 'pg'
import { requireDatabaseUrl } from '@/lib/env/env'

/**
 * Terminates whoever stands first in the way of the backend `pid`: never one that waits itself, so killers do not end each other. On a
 * connection of its own, because the pool may be full of others that wait for the same row.
 */
export async function clearTheWay(pid: number): Promise<void> {
  const client = new pg.Client({ connectionString: requireDatabaseUrl(), connectionTimeoutMillis: 1_000, statement_timeout: 1_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(
      'SELECT pg_terminate_backend(b.pid) FROM unnest(pg_blocking_pids($1)) AS b(pid) WHERE cardinality(pg_blocking_pids(b.pid)) = 0',
      [pid],
    )
  } finally {
    await client.end().catch(() => {})
  }
}
