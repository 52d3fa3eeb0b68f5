import Link from 'next/link'
import type { UserContext } from '@/lib/access/context'
import type { SessionFilter } from '@/lib/db/session-filter'
import { AppError } from '@/lib/errors/app-error'
import { en } from '@/lib/i18n/en'
import { countSessions } from '@/lib/sessions/count-sessions'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { sessionsPath } from './sessions-path'

type Props = { readonly ctx: UserContext; readonly filter: SessionFilter; readonly query: SessionQuery; readonly exact: boolean }

const number = new Intl.NumberFormat('en-GB')

/** How many sessions match. It comes after the rows, and an exact number of many only when it is asked for. */
export async function SessionCount({ ctx, filter, query, exact }: Props) {
  const words = en.sessions
  const found = await countSessions(ctx, filter, { exact }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'unavailable') return null
    throw error
  })
  if (found === null) return <>{words.tooMany}</>
  const path = sessionsPath(query)
  return (
    <>
      {words.total(`${number.format(found.count)}${found.exact ? '' : '+'}`)}
      {!found.exact && (
        <>
          {' '}
          <Link prefetch={false} href={`${path}${path.includes('?') ? '&' : '?'}count=all` as typeof path}>
            {words.countAll}
          </Link>
        </>
      )}
    </>
  )
}
