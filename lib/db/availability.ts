import 'server-only'
import pg from 'pg'
import { requireDatabaseUrl } from '@/lib/env/env'

/** What the process's HTTP edge (scripts/preload.cjs) and this pool tell each other; one object for all module graphs of Next. */
type Edge = { databaseDown?: boolean }
const edgeKey = Symbol.for('rollcall.edge')

const RETRY_MS = 200
const CONNECT_TIMEOUT_MS = 1_000

// Class 08 (connection exception), 57P01–57P03 (shutdown, crash, starting up) and the socket's own errors.
const connectionCodes = /^(08\w{3}|57P0[123]|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)$/
const connectionTexts =
  /Connection terminated|Client has encountered a connection error|server closed the connection|Can't reach database server/

/** Whether the error says that the connection was lost, not that the statement was wrong. */
export function isConnectionError(error: unknown): boolean {
  for (let e: unknown = error, depth = 0; e !== null && typeof e === 'object' && depth < 6; depth += 1) {
    const { code, originalCode, message, cause, meta } = e as Record<string, unknown>
    if ([code, originalCode].some((c) => typeof c === 'string' && connectionCodes.test(c))) return true
    if (typeof message === 'string' && connectionTexts.test(message)) return true
    e = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError
  }
  return false
}

async function reachable(): Promise<boolean> {
  const client = new pg.Client({ connectionString: requireDatabaseUrl(), connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

let watching = false

async function watchUntilBack(edge: Edge): Promise<void> {
  if (watching) return
  watching = true
  while (edge.databaseDown) {
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    if (await reachable()) edge.databaseDown = false
  }
  watching = false
}

/** Asks the database itself after a lost connection. False raises the flag with which the edge answers 503, until it is back. */
export async function databaseIsBack(): Promise<boolean> {
  const shared = globalThis as { [edgeKey]?: Edge }
  shared[edgeKey] ??= {}
  const edge = shared[edgeKey]
  if (await reachable()) return true
  edge.databaseDown = true
  void watchUntilBack(edge)
  return false
}
