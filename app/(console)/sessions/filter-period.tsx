import Link from 'next/link'
import buttons from '@/app/_ui/button.module.css'
import { en } from '@/lib/i18n/en'
import { type SessionQuery, spans } from '@/lib/sessions/session-query'
import { changed } from '@/lib/sessions/session-query-text'
import { dayAfter, dayOf, daysFromTo } from '@/lib/time/zoned-day'
import styles from './filter-bar.module.css'
import { FilterRest } from './filter-rest'
import { sessionsPath } from './sessions-path'

const words = en.filters
const days = { '24h': 1, '7d': 7, '30d': 30, '90d': 90 } as const

/** The days that the list shows, where it shows a bounded number of them. */
function shownDays({ since, from, to }: SessionQuery, today: string): readonly [first: string, last: string] | null {
  if (since) return [dayAfter(today, 1 - days[since]), today]
  return from && to ? [from, to] : null
}

/** When the sessions started: a span up to now, or days; and one such span earlier or later. */
export function FilterPeriod({ query, now, zone }: { query: SessionQuery; now: number; zone: string }) {
  const today = dayOf(new Date(now), zone)
  const shown = shownDays(query, today)
  const length = shown ? daysFromTo(...shown) : 0
  const step = (by: number) =>
    shown && sessionsPath(changed(query, { since: undefined, from: dayAfter(shown[0], by * length), to: dayAfter(shown[1], by * length) }))
  const [earlier, later] = [step(-1), step(1)]
  const whole = changed(query, { since: undefined, from: undefined, to: undefined })
  const free = !query.since && !query.from && !query.to
  return (
    <div className={styles.period}>
      <nav className={styles.tabs} aria-label={words.period}>
        <Link prefetch={false} href={sessionsPath(whole)} aria-current={free ? 'true' : undefined}>
          {words.anyTime}
        </Link>
        {spans.map((span) => (
          <Link
            key={span}
            prefetch={false}
            href={sessionsPath({ ...whole, since: span })}
            aria-current={query.since === span ? 'true' : undefined}
          >
            {words.spanTabs[span]}
          </Link>
        ))}
      </nav>
      {earlier && (
        <Link prefetch={false} href={earlier} className={styles.step} aria-label={words.earlier(length)}>
          ‹
        </Link>
      )}
      {later && shown && shown[1] < today && (
        <Link prefetch={false} href={later} className={styles.step} aria-label={words.later(length)}>
          ›
        </Link>
      )}
      <details className={styles.drop}>
        <summary className={buttons.button}>{words.custom}</summary>
        <form method="get" action="/sessions">
          <FilterRest query={query} without={['since', 'from', 'to']} />
          <label>
            {words.from}
            <input type="date" name="from" defaultValue={shown?.[0] ?? query.from} max={today} />
          </label>
          <label>
            {words.to}
            <input type="date" name="to" defaultValue={shown?.[1] ?? query.to} />
          </label>
          <button type="submit" className={buttons.button} data-tone="primary">
            {words.apply}
          </button>
        </form>
      </details>
    </div>
  )
}
