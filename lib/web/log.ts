import 'server-only'
import pino from 'pino'
import { env } from '@/lib/env/env'
import { AppError } from '@/lib/errors/app-error'

const told = (error: Error & { code?: unknown }) => ({ name: error.name, code: error.code, stack: error.stack })

/** Structured lines on stdout. Nothing that a person typed and no secret is ever put here: ids, codes and stacks only. */
export const log = pino({
  // A person at a terminal wants the troubles alone; whatever collects logs gets a line for each request.
  level: env().logLevel ?? (process.stdout.isTTY ? 'warn' : 'info'),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  // A database error carries the row it was about, and Prisma's its arguments: neither is for the log.
  serializers: { err: (error: unknown) => (error instanceof Error ? told(error) : { name: typeof error }) },
  redact: ['*.password', '*.token', '*.cookie', 'err.config'],
})

/** A database that is lost or too busy is told to people in a sentence; what it was is for the log. */
export function logUnavailable(error: unknown, requestId: string): void {
  if (error instanceof AppError && error.code === 'unavailable') log.warn({ requestId, err: error.cause ?? error }, 'database unavailable')
}
