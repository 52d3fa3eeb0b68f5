import { Prisma } from './generated/client'

/** Memory of people older than this tells nothing any more: no browser keeps a cookie for longer either. */
export const REMEMBERED = Prisma.sql`interval '400 days'`

/** What was new vouches for others once the person has, or once it has been in use for so long and nobody said that it was not theirs. */
export const IN_USE = Prisma.sql`interval '7 days'`

/** Whether a row with `new_since` vouches for others, having been in use until `last`. */
export const vouched = (newSince: Prisma.Sql, last: Prisma.Sql) => Prisma.sql`(${newSince} IS NULL OR ${last} >= ${newSince} + ${IN_USE})`
