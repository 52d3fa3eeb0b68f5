import type { Route } from 'next'
import Link from 'next/link'
import { Announce } from '@/app/_ui/announce'
import type { Count } from '@/lib/db/walk-count'
import { en } from '@/lib/i18n/en'

/** Null: counting took too long. */
export type Counted = Count | null

type Props = {
  readonly found: Counted
  /** The list's address with an exact count. */
  readonly path: Route
  /** What is said of a list that has moved. */
  readonly matching: (count: string) => string
}

const words = en.explorer
const number = new Intl.NumberFormat('en-GB')

/** How many rows match. An exact number of many comes only when it is asked for. */
export function Matches({ found, path, matching }: Props) {
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

/** Until that is known: without script it never comes, and there is a way to wait for it. */
export function Counting({ path }: Pick<Props, 'path'>) {
  return (
    <>
      {words.counting}
      <noscript>
        {' '}
        <a href={path}>{words.countAll}</a>
      </noscript>
    </>
  )
}
