'use client'

import { enKill } from '@/lib/i18n/en-kill'
import { enShell } from '@/lib/i18n/en-shell'
import type { KillResultRow } from '@/lib/sessions/kill-results'
import styles from './kill.module.css'
import { atClock, inShort } from './kill-words'

const words = enKill.killMany
/** As many rows as anybody reads; the rest is a number. */
const most = 200

type Props = {
  readonly results: readonly KillResultRow[]
  /** How many there are of each, where not all of them are among the results. */
  readonly inAll?: { readonly ended: number; readonly passed: number }
}

/** What became of each session: first those that did not end now, since they are what one has to know. */
export function KillResults({ results, inAll }: Props) {
  const ended = results.filter(({ outcome }) => outcome === 'ended')
  const passed = results.filter(({ outcome }) => outcome !== 'ended')
  const rows = [...passed, ...ended]
  const shown = rows.slice(0, most)
  const count = inAll ?? { ended: ended.length, passed: passed.length }
  const more = count.ended + count.passed - shown.length
  return (
    <>
      <p className={styles.summary}>
        <b>{words.ended(count.ended)}</b> {count.passed > 0 && words.passed(count.passed)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard (WCAG 2.1.1). */}
      <ul className={styles.list} aria-label={words.results} tabIndex={0}>
        {shown.map((row) => (
          <li key={row.id} data-outcome={row.outcome}>
            <span>
              <bdi>{row.user ?? enShell.unknown}</bdi>
              {row.device && <small>{inShort(row.device)}</small>}
            </span>
            <b>{outcome(row)}</b>
          </li>
        ))}
        {more > 0 && <li>{words.more(more)}</li>}
      </ul>
    </>
  )
}

function outcome({ outcome, endedAt, endedBy, endReason }: KillResultRow): string {
  if (outcome !== 'already_ended' || endedAt === null) return words.outcomes[outcome]
  return words.alreadyAt(atClock(endedAt), endReason === 'killed' ? endedBy : null)
}
