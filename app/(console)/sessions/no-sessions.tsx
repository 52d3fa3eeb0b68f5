import type { Route } from 'next'
import Link from 'next/link'
import buttons from '@/app/_ui/button.module.css'
import { EmptyState } from '@/app/_ui/empty-state'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed, isNarrowed } from '@/lib/sessions/session-query-text'
import { sessionsPath } from './sessions-path'

/** Says why there is nothing, and leads out of it: up to the beginning, out of the filters, or to a second look. */
export function NoSessions({ query, elsewhere }: { query: SessionQuery; elsewhere: boolean }) {
  const words = en.empty
  const way = (label: string, href: Route) => (
    <Link prefetch={false} href={href} className={buttons.button}>
      {label}
    </Link>
  )
  if (elsewhere) return <EmptyState title={words.endTitle} text={words.end} action={way(words.newest, sessionsPath(changed(query, {})))} />
  if (isNarrowed(query)) return <EmptyState title={words.filteredTitle} text={words.filtered} action={way(words.clear, '/sessions')} />
  return <EmptyState title={words.noneTitle} text={words.none} action={way(words.reload, '/sessions')} />
}
