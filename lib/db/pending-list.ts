import 'server-only'
import { Prisma } from './generated/client'

const limitedTo = (size: string) => Prisma.sql`set_config('gin_pending_list_limit', ${size}, true)`
const together = Prisma.sql`set_config('rollcall.together', 'on', true)`

/** For the rest of a transaction, or for one statement, the index of facets keeps few entries pending: each search reads them once for each of its days. */
export const fewPending = limitedTo('128kB')

/**
 * For what writes thousands of rows at once, for the rest of its transaction: entries are put into the index many at a time, which takes a third of the time
 * (docs/decisions/0039), and what changes of counted hours is told by one statement (docs/decisions/0058).
 */
export const manyAtOnce = Prisma.sql`${limitedTo('4MB')}, ${together}`

/** For who does that again and again: more at a time, and the memory to put them in their places at one go. */
export const manyInARow = Prisma.sql`${limitedTo('8MB')}, set_config('work_mem', '32MB', true), ${together}`
