import { BackLink } from '@/app/_ui/back-link'
import { Clock } from '@/app/_ui/clock'
import type { ClockView } from '@/app/_ui/clock-view'
import { PageHeader } from '@/app/_ui/page-header'
import type { Coverage } from '@/lib/activities/schema'
import { en } from '@/lib/i18n/en'
import { CoverageTable } from './coverage-table'
import styles from './coverage-view.module.css'
import { byState, statesOf } from './table-state'
import { WeakNotice } from './weak-notice'

const words = en.recording

/** The whole page `/recording` below the shell: what needs somebody first, then every table, then what nobody can mend. */
export function CoverageView({ coverage, clock }: { coverage: Coverage; clock: ClockView }) {
  const { tables, weaknesses } = coverage
  const counts = statesOf(tables)
  const isWhole = counts.every(([state]) => state === 'recorded' || state === 'excused')
  return (
    <>
      <BackLink href="/activities">{words.back}</BackLink>
      <PageHeader title={words.title} lead={words.lead} />
      <WeakNotice weaknesses={weaknesses} />
      <p className={styles.counts}>
        {isWhole ? words.whole(tables.length) : counts.map(([state, n]) => words.counts(n, words.states[state])).join(' · ')}
      </p>
      <CoverageTable tables={byState(tables)} clock={clock} />
      <section className={styles.unseen}>
        <h2>{words.unseenTitle}</h2>
        <ul className={styles.list}>
          {words.unseen.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
        <p>{words.unseenHint}</p>
      </section>
      <Clock now={clock.now} />
    </>
  )
}
