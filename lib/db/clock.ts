import 'server-only'
import { Prisma } from './generated/client'
import { run } from './run'
import { visibleSince } from './visible-since'

/** The database's clock and the retention's bound: what a step without a session needs for its context. */
export async function databaseClock(): Promise<{ now: Date; visibleSince: Date }> {
  const [row] = await run<{ now: Date; visibleSince: Date }>(
    Prisma.sql`SELECT now() AS now, ${visibleSince} AS "visibleSince" FROM public.settings c`,
  )
  if (row === undefined) throw new Error('The settings row is missing: the database was not migrated.')
  return row
}
