import 'server-only'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '@/lib/errors/app-error'
import { Prisma } from './generated/client'
import { run } from './run'

/** With fewer days of partitions ahead than this the log's days are not made any more. */
const LEAST_DAYS_AHEAD = 7

let newest: string | undefined

async function newestMigration(): Promise<string> {
  const names = await readdir(path.join(process.cwd(), 'prisma', 'migrations'))
  return (
    names
      .filter((name) => /^\d{14}_/.test(name))
      .sort()
      .at(-1) ?? ''
  )
}

/** Null when all is ready, else what is not, in words without internals. */
export async function databaseHealth(): Promise<'database' | 'migrations' | 'partitions' | null> {
  try {
    newest ??= await newestMigration()
    const [found] = await run<{ migrated: boolean; days: number }>(Prisma.sql`
      SELECT EXISTS (SELECT FROM public._prisma_migrations WHERE migration_name = ${newest} AND finished_at IS NOT NULL) AS migrated,
        log.days_ahead() AS days`)
    if (!found?.migrated) return 'migrations'
    return found.days < LEAST_DAYS_AHEAD ? 'partitions' : null
  } catch (error) {
    return error instanceof AppError && error.code === 'unavailable' ? 'database' : 'migrations'
  }
}
