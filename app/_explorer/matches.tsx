import type { Route } from 'next'
import Link from 'next/link'
import { Announce } from '@/app/_ui/announce'
import type { Count } from '@/lib/db/walk-count'
import { AppError } from '@/lib/errors/app-error'
import { en } from '@/lib/i18n/en'

/** Null: counting took too long. */
export type Counting = Promise<Count | null>

type Props = {
  readonly counting: Counting
  /** The list's address with an exact count. */
  readonly path: Route
  /** What is said of a list that has moved. */
  readonly matching: (count: string) => string
}

const words = en.explorer
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

/** How many rows match. An exact number of many comes only when it is asked for. */
export async function Matches({ counting, path, matching }: Props) {
  const found = await counting
  const count = found && `${number.format(found.count)}${found.exact ? '' : '+'}`
  return (
    <>
      {count === null ? words.tooMany : words.total(count)}
      <Announce text={count === null ? words.tooMany : matching(count)} />
      {found?.exact === false && (
        <>
          {' '}
          <Link prefetch={false} href={path}>
            {words.countAll}
          </Link>
        </>
      )}
    </>
  )
}
