import type { Route } from 'next'
import Link from 'next/link'
import type { Count } from '@/lib/db/walk-count'
import { AppError } from '@/lib/errors/app-error'
import { en } from '@/lib/i18n/en'

/** Null: counting took too long. */
export type Counting = Promise<Count | null>

const number = new Intl.NumberFormat('en-GB')

/** Something that is asked beside the rows. What goes wrong is told where it is shown; where the list fails first, nobody waits for it. */
export function beside<T>(asked: Promise<T>): Promise<T> {
  asked.catch(() => {})
  return asked
}

/** Counts beside the rows, so that a short count comes with them. */
export const counted = (counting: Promise<Count>): Counting =>
  beside(
    counting.catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'unavailable') return null
      throw error
    }),
  )

/** How many rows match. An exact number of many comes only when it is asked for, at the list's address `path`. */
export async function Matches({ counting, path }: { counting: Counting; path: Route }) {
  const words = en.sessions
  const found = await counting
  if (found === null) return <>{words.tooMany}</>
  if (found.exact) return <>{words.total(number.format(found.count))}</>
  return (
    <>
      {words.total(`${number.format(found.count)}+`)}{' '}
      <Link prefetch={false} href={`${path}${path.includes('?') ? '&' : '?'}count=all` as Route}>
        {words.countAll}
      </Link>
    </>
  )
}
