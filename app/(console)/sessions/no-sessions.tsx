import type { Route } from 'next'
import Link from 'next/link'
import { Announce } from '@/app/_ui/announce'
import buttons from '@/app/_ui/button.module.css'
import { EmptyState } from '@/app/_ui/empty-state'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed, isNarrowed } from '@/lib/sessions/session-query-text'
import { sessionsPath } from './sessions-path'

/** Says why there is nothing, and leads out of it: up to the beginning, out of the filters, or to a second look. */
export function NoSessions({ query, elsewhere }: { query: SessionQuery; elsewhere: boolean }) {
  const words = en.empty
  const say = (title: string, text: string, label: string, href: Route) => (
    <>
      <EmptyState
        title={title}
        text={text}
        action={
          <Link prefetch={false} href={href} className={buttons.button} data-clears={href === '/sessions' ? '' : undefined}>
            {label}
          </Link>
        }
      />
      <Announce text={title} />
    </>
  )
  if (elsewhere) return say(words.endTitle, words.end, words.newest, sessionsPath(changed(query, {})))
  if (isNarrowed(query)) return say(words.filteredTitle, words.filtered, words.clear, '/sessions')
  return say(words.noneTitle, words.none, words.reload, '/sessions')
}
