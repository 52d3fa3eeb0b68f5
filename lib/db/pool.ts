import 'server-only'
import pg from 'pg'
import { requireDatabaseUrl } from '@/lib/env/env'

const STATEMENT_TIMEOUT_MS = 2_000
const CONNECT_TIMEOUT_MS = 5_000
const MAX_CONNECTIONS = 10

const poolKey = Symbol.for('rollcall.pool')

/**
 * The process's one pool. Next bundles routes and instrumentation apart, so it hangs on globalThis.
 * Each statement, and each pause inside a transaction, is bounded: a kill must never wait for a stalled writer.
 */
export function pool(): pg.Pool {
  const shared = globalThis as { [poolKey]?: pg.Pool }
  shared[poolKey] ??= makePool()
  return shared[poolKey]
}

function makePool(): pg.Pool {
  const made = new pg.Pool({
    connectionString: requireDatabaseUrl(),
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'rollcall',
  })
  // An idle connection that the server closed is replaced at the next query; without a listener it would end the process.
  made.on('error', () => {})
  return made
}

/** Whether statements may be named: an old transaction pooler (`?pgbouncer=true` on DATABASE_URL) cannot keep them. */
export function mayNameStatements(): boolean {
  return !requireDatabaseUrl().includes('pgbouncer=true')
}
