import 'server-only'
import { Prisma } from './generated/client'
import { run } from './run'
import { viewsSince, visibleSince } from './visible-since'

type Clock = { readonly now: Date; readonly visibleSince: Date; readonly viewsSince: Date }

/** The database's clock and retention's bounds: what a step without a session needs for its context. */
export async function databaseClock(): Promise<Clock> {
  const [row] = await run<Clock>(
    Prisma.sql`SELECT now() AS now, ${visibleSince} AS "visibleSince", ${viewsSince} AS "viewsSince" FROM public.settings c`,
  )
  if (row === undefined) throw new Error('The settings row is missing: the database was not migrated.')
  return row
}
