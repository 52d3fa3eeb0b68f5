import type { ClockView } from '@/app/_ui/clock-view'
import { type Moment, moment } from '@/app/_ui/moment'
import { shortStamp } from '@/app/_ui/stamp'
import { valueName } from '@/app/(console)/activities/_filters/value-name'
import { actorName } from '@/lib/activities/actor-name'
import { refusedAction } from '@/lib/activities/refused-action'
import type { ActivityRow } from '@/lib/activities/schema'
import { sentence } from '@/lib/activities/sentence'
import { en } from '@/lib/i18n/en'
import { blockAround } from '@/lib/origin/address-block'
import { actMark, outcomeTone } from './activity-words'

/** What a row can be filtered by, as it stands in addresses; null where it offers nothing. */
type LineValues = readonly [
  actor: string,
  action: string,
  outcome: string,
  type: string | null,
  resource: string | null,
  session: string,
  source: string,
  block: string | null,
]

/** An activity in finished words: nothing of catalogue or zones need go to the browser. */
export type ActivityLine = {
  readonly id: string
  readonly mark: string
  readonly actor: string
  readonly said: string
  /** On whose behalf, why there is no session, how often it was looked at. */
  readonly remark: string | null
  /** Colour and shape of an outcome that is not simply done, and its word. */
  readonly tone: string | null
  readonly outcome: string
  /** What managers think of it, and its word; null where they said nothing. */
  readonly review: readonly [tone: string, word: string] | null
  readonly at: Moment
  readonly record: string
  readonly type: string
  /** Its end, which is enough to tell sessions apart. */
  readonly session: string | null
  readonly isCurrent: boolean
  readonly ip: string
  readonly source: string
  readonly values: LineValues
}

const words = en.activityList

function remarkOf({ behalfName, sessionFlag, again }: ActivityRow, clock: ClockView): string | null {
  const flags: Readonly<Record<string, string>> = words.flags
  const flag = sessionFlag === null ? null : (flags[sessionFlag] ?? sessionFlag)
  const repeated = again && words.again(again.times, shortStamp(again.lastAt, clock))
  return [behalfName && words.onBehalfOf(behalfName), flag, repeated].filter(Boolean).join(', ') || null
}

/** Puts a row into words. */
export function activityLine(row: ActivityRow, viewer: { readonly sessionId: string }, clock: ClockView): ActivityLine {
  const { resourceType, resourceId } = row
  const resource = resourceType !== null && resourceId !== null ? `${resourceType}:${resourceId}` : null
  return {
    id: row.id,
    mark: actMark(row),
    actor: actorName(row),
    said: sentence(row, 'told'),
    remark: remarkOf(row, clock),
    tone: outcomeTone(row.outcome),
    outcome: valueName('outcome', row.outcome, {}),
    review: row.reviewState === null ? null : [row.reviewState, valueName('review', row.reviewState, {})],
    at: moment(row.at, clock),
    record: row.resourceLabel ?? refusedAction(row) ?? row.resourceId ?? en.none,
    type: resourceType === null ? '' : valueName('type', resourceType, {}),
    session: row.sessionId,
    isCurrent: row.sessionId === viewer.sessionId,
    ip: row.ip ?? en.none,
    source: valueName('source', row.source, {}),
    values: [
      ...([row.actorId ?? `${row.actorKind}:${row.actorName}`, row.action, row.outcome, resourceType, resource] as const),
      ...([row.sessionId ?? '', row.source, row.ip && blockAround(row.ip)] as const),
    ],
  }
}
