import type { Route } from 'next'
import { ListEnd } from '@/app/_explorer/list-end'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed, isNarrowed } from '@/lib/sessions/session-query-text'
import { sessionsPath } from './sessions-path'

const whole: Route = '/sessions'

/** Says why there is nothing, and leads out of it: up to the beginning, out of the filters, or to a second look. */
export function NoSessions({ query, elsewhere }: { query: SessionQuery; elsewhere: boolean }) {
  const words = en.empty
  if (elsewhere) return <ListEnd title={words.endTitle} text={words.end} way={words.newest} href={sessionsPath(changed(query, {}))} />
  if (isNarrowed(query)) return <ListEnd title={words.filteredTitle} text={words.filtered} way={words.clear} href={whole} clears />
  return <ListEnd title={words.noneTitle} text={words.none} way={words.reload} href={whole} clears />
}
