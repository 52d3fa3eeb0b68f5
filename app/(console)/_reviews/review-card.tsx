import cards from '@/app/_ui/card.module.css'
import '@/app/_ui/status.css'
import type { ClockView } from '@/app/_ui/clock-view'
import { en } from '@/lib/i18n/en'
import { ReviewButton } from './review-button'
import styles from './review-card.module.css'
import type { Review } from './review-of'
import { stateWord } from './review-options'
import { ReviewThread } from './review-thread'

const words = en.reviews

type Props = { readonly review: Review; readonly clock: ClockView }

/** What managers say beside a session or an activity: what counts now, and the thread that led to it. */
export function ReviewCard({ review: { subject, reviews, reviewers, action }, clock }: Props) {
  const { state, assignedTo, labels, entries, earlier } = reviews
  return (
    <section className={`${cards.card} ${cards.wide}`} aria-labelledby="review">
      <div className={cards.head}>
        <h2 id="review">{words.titleOf[subject.type]}</h2>
        <ReviewButton subject={subject} now={{ state, assignedTo, labels }} reviewers={reviewers} action={action} />
      </div>
      {entries.length === 0 ? (
        <p className={styles.none}>{words.empty[subject.type]}</p>
      ) : (
        <>
          <div className={styles.now}>
            <b data-status={state ?? undefined}>{stateWord(subject, state)}</b>
            <span>
              {words.assignedTo} <strong>{assignedTo?.name ?? words.nobody}</strong>
            </span>
            {labels.length > 0 && (
              <ul className={styles.labels} aria-label={words.labels}>
                {labels.map((label) => (
                  <li key={label}>{label}</li>
                ))}
              </ul>
            )}
          </div>
          <ReviewThread entries={entries} earlier={earlier} clock={clock} />
        </>
      )}
    </section>
  )
}
