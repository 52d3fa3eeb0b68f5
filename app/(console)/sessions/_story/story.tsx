import type { Route } from 'next'
import { Fragment } from 'react'
import { PauseLive } from '@/app/_live/pause-live'
import cards from '@/app/_ui/card.module.css'
import type { ClockView } from '@/app/_ui/clock-view'
import { PageLink } from '@/app/_ui/page-link'
import { fullDay } from '@/app/_ui/stamp'
import { en } from '@/lib/i18n/en'
import type { SessionDetail } from '@/lib/sessions/schema'
import type { SessionStory } from '@/lib/sessions/story-of'
import styles from './story.module.css'
import { StoryEnd } from './story-end'
import { StoryEvent } from './story-event'
import { StoryGrows } from './story-grows'
import { momentsOf } from './story-moments'
import { storyText } from './story-text'

const words = en.story

type Props = {
  readonly session: SessionDetail
  readonly story: SessionStory
  /** That its newest activity was shown. */
  readonly proof: string | null
  /** What the lists were at before it was read. */
  readonly version: string
  readonly clock: ClockView
}

/** What the person did in this session, and what was done about it, on one axis of time. */
export function Story({ session, story: { activities, leftOutBefore }, proof, version, clock }: Props) {
  const all: Route = `/activities?${storyText(session.id)}`
  const last = activities.at(-1)
  const moments = momentsOf(session, activities)
  return (
    <section className={`${cards.card} ${cards.wide} ${styles.card}`} aria-labelledby="story">
      <div className={cards.head}>
        <h2 id="story" tabIndex={-1}>
          {words.title}
        </h2>
        <PageLink href={all}>{words.asList}</PageLink>
      </div>
      {activities.length === 0 && <p>{words.empty}</p>}
      <ol className={styles.axis}>
        {moments.map(({ at, activity }, index) => {
          const day = fullDay(at, clock.zone)
          const before = moments[index - 1]
          return (
            <Fragment key={activity?.id ?? session.id}>
              {(!before || fullDay(before.at, clock.zone) !== day) && (
                <li className={styles.day}>
                  <h3>{day}</h3>
                </li>
              )}
              {activity !== null && activity.id === leftOutBefore && <li className={styles.day}>{words.leftOut}</li>}
              {activity ? (
                <StoryEvent activity={activity} session={session} clock={clock} />
              ) : (
                <StoryEnd session={session} at={at} clock={clock} />
              )}
            </Fragment>
          )
        })}
      </ol>
      {session.status === 'active' && (
        <>
          <p className={styles.live}>
            {words.live} <PauseLive />
          </p>
          {last && (
            <StoryGrows version={version} source={`/api/activities/newer?${storyText(session.id)}&newest=${last.id}&above=${proof}`} />
          )}
        </>
      )}
    </section>
  )
}
