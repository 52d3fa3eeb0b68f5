import type { ClockView } from '@/app/_ui/clock-view'
import { PageLink } from '@/app/_ui/page-link'
import { shortStamp, timeOfDay } from '@/app/_ui/stamp'
import { Stamp } from '@/app/(console)/activities/_detail/field-value'
import { outcomeTone } from '@/app/(console)/activities/_list/activity-words'
import { actorName } from '@/lib/activities/actor-name'
import { fieldDiff } from '@/lib/activities/field-diff'
import type { ActivityRow } from '@/lib/activities/schema'
import { fieldName, sentence, tellsAll } from '@/lib/activities/sentence'
import { fieldKey, isMasked, isMoment, valueText } from '@/lib/activities/value-text'
import { en } from '@/lib/i18n/en'
import { storyMark } from './story-mark'

type Props = {
  readonly activity: ActivityRow
  readonly session: { readonly id: string }
  readonly clock: ClockView
}

const words = en.story
const LONG = 160
const MOST_FIELDS = 12

const cut = (text: string) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text)

const value = (name: string, recorded: unknown, zone: string) =>
  isMoment(recorded) ? <Stamp at={recorded} zone={zone} /> : cut(valueText(name, recorded))

/** What a field was, or became; nothing is neither struck out nor new. */
function Side({ as: Tag, name, recorded, zone }: { as: 'del' | 'ins'; name: string; recorded: unknown; zone: string }) {
  const empty = recorded === null || recorded === undefined || (Array.isArray(recorded) && recorded.length === 0)
  return empty ? <i>{valueText(name, recorded)}</i> : <Tag>{value(name, recorded, zone)}</Tag>
}

/** Fields that an update changed, one a line, where the sentence does not tell them already; what a new or removed record held is on the activity's own page. */
function Fields({ activity, zone }: { activity: ActivityRow; zone: string }) {
  if (activity.kind !== 'change' || activity.action !== 'update' || tellsAll(activity)) return null
  const fields = fieldDiff({ ...activity, types: {} }).map((field) => ({ ...field, name: fieldKey(activity.resourceType, field.name) }))
  return (
    <dl>
      {fields.slice(0, MOST_FIELDS).map(({ name, before, after }) => (
        <div key={name}>
          <dt>{fieldName(name)}</dt>
          <dd>
            {isMasked(after) ? (
              en.activities.masked
            ) : (
              <>
                <Side as="del" name={name} recorded={before} zone={zone} /> <Side as="ins" name={name} recorded={after} zone={zone} />
              </>
            )}
          </dd>
        </div>
      ))}
      {fields.length > MOST_FIELDS && <div>{words.moreFields(fields.length - MOST_FIELDS)}</div>}
    </dl>
  )
}

/** Why somebody was ended, and what was said to them, as whoever ended them wrote it. */
function Sayings({ action, after }: ActivityRow) {
  if (action !== 'ended') return null
  const { end_note: note, end_message: message } = after ?? {}
  return (
    <>
      {typeof note === 'string' && <p>{words.reason(note)}</p>}
      {typeof message === 'string' && <p>{words.message(message)}</p>}
    </>
  )
}

/** One thing that happened: in the session, or to it by somebody else, who is then named. */
export function StoryEvent({ activity, session, clock }: Props) {
  const own = activity.sessionId === session.id
  const tone = outcomeTone(activity.outcome)
  return (
    <li data-mark={storyMark(activity)} data-other={own ? undefined : ''}>
      <time dateTime={activity.at} data-fixed="">
        {timeOfDay(activity.at, clock.zone)}
      </time>
      <div>
        <PageLink href={`/activities/${activity.id}`}>
          {own ? sentence(activity, 'own') : `${actorName(activity)} ${sentence(activity, 'told')}`}
        </PageLink>
        {tone && <b data-status={tone}>{en.activityList.outcomes[activity.outcome === 'refused' ? 'refused' : 'failed']}</b>}
        {activity.again && <small>{en.activityList.again(activity.again.times, shortStamp(activity.again.lastAt, clock))}</small>}
        <Sayings {...activity} />
        <Fields activity={activity} zone={clock.zone} />
      </div>
    </li>
  )
}
