import 'server-only'
import pg from 'pg'
import { env, requireDatabaseUrl } from '@/lib/env/env'
import type { Begun } from './job-ledger'

const LONGEST_MS = 2_000

/** Something that lives as long as a run is worked at. */
export type Carrier = { close(): void }

/**
 * Ties a run to a connection of its own, which the system closes at once when the process is killed: whoever looks next then knows that nobody is at it any
 * more. Only where the connection is known to reach PostgreSQL itself, since a pooler keeps its own: there, and where none can be had, the time decides.
 */
export async function carryRun({ id }: Begun): Promise<Carrier> {
  const { databaseDirectUrl } = env()
  const client = new pg.Client({
    connectionString: databaseDirectUrl ?? requireDatabaseUrl(),
    connectionTimeoutMillis: LONGEST_MS,
    statement_timeout: LONGEST_MS,
    query_timeout: LONGEST_MS,
    keepAlive: true,
    application_name: 'rollcall job',
  })
  client.on('error', () => {})
  // The polite goodbye may wait for ever on a dead connection; the promise is nobody's business.
  const close = () => void client.end().catch(() => {})
  try {
    await client.connect()
    // A pooler makes the key for cancelling by itself, which PostgreSQL begins with the number of its backend.
    const { processID } = client as pg.Client & { readonly processID?: number }
    const { rowCount } = await client.query(
      `UPDATE public.job_runs SET carrier = a.pid, carrier_since = a.backend_start FROM pg_stat_activity a
       WHERE id = $1::uuid AND a.pid = pg_backend_pid() AND a.pid = $2::int`,
      [id, processID],
    )
    if (rowCount === 0) close()
  } catch {
    close()
  }
  return { close }
}
