import type { Route } from 'next'
import cards from '@/app/_ui/card.module.css'
import type { ClockView } from '@/app/_ui/clock-view'
import { PageLink } from '@/app/_ui/page-link'
import { fullDay } from '@/app/_ui/stamp'
import { en } from '@/lib/i18n/en'
import type { SessionStory } from '@/lib/sessions/story-of'
import styles from './story.module.css'
import { StoryEvent } from './story-event'
import { StoryGrows } from './story-grows'
import { storyText } from './story-text'

const words = en.story

type Props = {
  readonly session: { readonly id: string; readonly status: string }
  readonly story: SessionStory
  /** That its newest activity was shown. */
  readonly proof: string | null
  /** What the lists were at before it was read. */
  readonly version: string
  readonly clock: ClockView
}

/** What the person did in this session, and what was done about it, on one axis of time. */
export function Story({ session, story: { activities, earlier }, proof, version, clock }: Props) {
  const all: Route = `/activities?${storyText(session.id)}`
  const last = activities.at(-1)
  return (
    <section className={`${cards.card} ${cards.wide} ${styles.card}`} aria-labelledby="story">
      <div className={cards.head}>
        <h2 id="story">{words.title}</h2>
        <PageLink href={all}>{words.asList}</PageLink>
      </div>
      {activities.length === 0 && <p>{words.empty}</p>}
      {earlier && <p>{words.earlier}</p>}
      <ol className={styles.axis}>
        {activities.map((activity, at) => {
          const day = fullDay(activity.at, clock.zone)
          const before = activities[at - 1]
          return (
            <StoryEvent
              key={activity.id}
              activity={activity}
              session={session}
              day={before && fullDay(before.at, clock.zone) === day ? null : day}
              clock={clock}
            />
          )
        })}
      </ol>
      {session.status === 'active' && (
        <>
          <p className={styles.live}>{words.live}</p>
          {last && (
            <StoryGrows version={version} source={`/api/activities/newer?${storyText(session.id)}&newest=${last.id}&above=${proof}`} />
          )}
        </>
      )}
    </section>
  )
}
