import type { ClockView } from '@/app/_ui/clock-view'
import { time } from '@/app/_ui/time'
import { reviewParts } from '@/lib/activities/review-parts'
import { listed } from '@/lib/activities/sentence'
import { en } from '@/lib/i18n/en'
import type { ReviewEntry } from '@/lib/reviews/schema'
import styles from './review-card.module.css'

const words = en.reviews

/** The newest so many stand open; those before them unfold. */
const OPEN = 5

/** What somebody said besides the comment, which stands below in its own words. */
function saying({ state, assigned, labels }: ReviewEntry): string | null {
  const said = { state, assigned: assigned && assigned.toName !== null, assignedToName: assigned?.toName, labels }
  const parts = reviewParts(said, words.said.it, assigned?.toSelf ? words.said.themselves : null)
  return parts.length === 0 ? null : listed(parts)
}

function Entries({ entries, clock, label }: { entries: readonly ReviewEntry[]; clock: ClockView; label: string }) {
  return (
    <ol className={styles.thread} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <p>
            <strong>{entry.byName}</strong> {saying(entry)} <span className={styles.when}>{time(entry.at, clock)}</span>
          </p>
          {entry.comment && <p className={styles.comment}>{entry.comment}</p>}
        </li>
      ))}
    </ol>
  )
}

type Props = { readonly entries: readonly ReviewEntry[]; readonly earlier: boolean; readonly clock: ClockView }

/** All that was said, oldest first: by whom, when, and the comment word for word. */
export function ReviewThread({ entries, earlier, clock }: Props) {
  const before = entries.slice(0, -OPEN)
  return (
    <>
      {before.length > 0 && (
        <details className={styles.before}>
          <summary>{words.before(before.length)}</summary>
          {earlier && <p className={styles.none}>{words.longer}</p>}
          <Entries entries={before} clock={clock} label={words.before(before.length)} />
        </details>
      )}
      <Entries entries={entries.slice(-OPEN)} clock={clock} label={words.thread} />
    </>
  )
}
