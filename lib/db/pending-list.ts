import 'server-only'
import { Prisma } from './generated/client'

const limitedTo = (size: string) => Prisma.sql`set_config('gin_pending_list_limit', ${size}, true)`

/** For the rest of a transaction, or for one statement, the index of facets keeps few entries pending: each search reads them once for each of its days. */
export const fewPending = limitedTo('128kB')

/**
 * For what writes thousands of rows at once, for the rest of its transaction: entries are put into the index many at a time, which takes a third of the time
 * (docs/decisions/0039), and what changes of counted hours is told by one statement (docs/decisions/0058).
 */
export const manyAtOnce = Prisma.sql`${limitedTo('4MB')}, set_config('rollcall.together', 'on', true)`
