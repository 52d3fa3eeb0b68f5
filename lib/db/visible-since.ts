import 'server-only'
import { Prisma } from './generated/client'

/** Retention's bound on the database's clock: what ended before it is out of sight. `c` is the settings row. */
export const visibleSince = Prisma.sql`now() - make_interval(hours => 24 * c.retention_days)`

/** The same of views. */
export const viewsSince = Prisma.sql`now() - make_interval(hours => 24 * LEAST(c.read_days, c.retention_days))`
