import 'server-only'

/** The SQLSTATE of a database error (PostgreSQL, appendix A), dug out of Prisma's and the adapter's wrappings; null if there is none. */
function sqlState(error: unknown): string | null {
  for (let e: unknown = error, depth = 0; e !== null && typeof e === 'object' && depth < 6; depth += 1) {
    const { code, originalCode, cause, meta } = e as Record<string, unknown>
    if (typeof originalCode === 'string') return originalCode
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code)) return code
    // Prisma's own code for a deadlock or a serialization failure: the adapter keeps no more than that.
    if (code === 'P2034') return '40P01'
    e = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError
  }
  return null
}

/** Deadlock, serialization failure, or a lock that was not to be waited for longer: the transaction may be tried once more. */
export const isDeadlock = (error: unknown): boolean => ['40P01', '40001', '55P03'].includes(sqlState(error) ?? '')

/** A check was violated; so is a row refused whose day has no partition yet. Not told apart by the text: servers speak many languages. */
export const isCheckViolation = (error: unknown): boolean => sqlState(error) === '23514'

// No connection came free in the pool; Prisma could not begin a transaction, or its time was up.
const noTurn = (error: unknown): boolean =>
  error instanceof Error &&
  (/^timeout exceeded when trying to connect/.test(error.message) || (error as { code?: unknown }).code === 'P2028')

/** Too much to do: a statement took longer than it may, or there was no connection left. Nothing of its transaction stays. */
export const isOverload = (error: unknown): boolean => ['57014', '53300'].includes(sqlState(error) ?? '') || noTurn(error)

/** The database has no room left on its disk; nothing of the transaction stays. */
export const isDiskFull = (error: unknown): boolean => sqlState(error) === '53100'

/** What was to be purged is kept: the policy has changed since it was looked for. */
export const isKeptByNow = (error: unknown): boolean => sqlState(error) === '55000'

/** A unique key was violated. */
export const isDuplicate = (error: unknown): boolean =>
  sqlState(error) === '23505' || (error !== null && typeof error === 'object' && (error as { code?: unknown }).code === 'P2002')
