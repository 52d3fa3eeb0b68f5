import 'server-only'
import type { Context } from '@/lib/access/context'
import { Turns } from './turns'

/** A page of analyses asks for three counts at once; ten connections are there for everybody. */
const turns = new Turns({ all: 5, each: 3, waiting: 4, waitMs: 5_000 })

/**
 * Does what may read a great many rows, when it is the person's turn: three at once in this process, and five of all people.
 * @throws AppError `unavailable` where that takes longer than 5 seconds to come.
 */
export const longSearch = <T>({ userId }: Context, work: () => Promise<T>): Promise<T> => turns.take(userId ?? 'system', work)
