import Link from 'next/link'
import { Announce } from '@/app/_ui/announce'
import type { UserContext } from '@/lib/access/context'
import type { SessionFilter } from '@/lib/db/session-filter'
import type { Count } from '@/lib/db/walk-count'
import { AppError } from '@/lib/errors/app-error'
import { en } from '@/lib/i18n/en'
import { countSessions } from '@/lib/sessions/count-sessions'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { sessionsPath } from './sessions-path'

/** Null: counting took too long. */
export type Counting = Promise<Count | null>

type Props = { readonly counting: Counting; readonly query: SessionQuery }

const number = new Intl.NumberFormat('en-GB')

/** Counts beside the rows, so that a short count comes with them. */
export function startCounting(ctx: UserContext, filter: SessionFilter, exact: boolean): Counting {
  const counting = countSessions(ctx, filter, { exact }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'unavailable') return null
    throw error
  })
  // What went wrong is told where the count is shown; where the list fails first, nobody waits for it.
  counting.catch(() => {})
  return counting
}

/** How many sessions match. An exact number of many comes only when it is asked for. */
export async function Counted({ counting, query }: Props) {
  const words = en.sessions
  const found = await counting
  if (found === null)
    return (
      <>
        {words.tooMany}
        <Announce text={words.tooMany} />
      </>
    )
  const count = `${number.format(found.count)}${found.exact ? '' : '+'}`
  return (
    <>
      {words.total(count)}
      <Announce text={words.matching(count)} />
      {!found.exact && (
        <>
          {' '}
          <Link prefetch={false} href={sessionsPath(query, true)}>
            {words.countAll}
          </Link>
        </>
      )}
    </>
  )
}
