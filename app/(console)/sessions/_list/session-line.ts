import type { ClockView } from '@/app/_ui/clock-view'
import { browserName, deviceModel, deviceName, deviceType, shownDevice, shownPlace, systemName } from '@/app/_ui/describe'
import { flagName } from '@/app/_ui/flag'
import { type Moment, moment } from '@/app/_ui/moment'
import { duration } from '@/app/_ui/relative'
import { sessionOwner } from '@/app/_ui/session-owner'
import { statusTone } from '@/app/_ui/status'
import { type CellValues, cellValues } from '@/app/(console)/sessions/_cells/cell-values'
import { en } from '@/lib/i18n/en'
import type { SessionRow } from '@/lib/sessions/schema'
import { type SessionEnd, sessionEnd } from './session-end'

/** A session in finished words: nothing of catalogue, zones or flags need go to the browser. */
export type SessionLine = SessionEnd & {
  readonly id: string
  readonly user: string
  readonly role: string
  readonly tone: string
  readonly status: string
  /** What managers think of it, and its word; null where they said nothing. */
  readonly review: readonly [tone: string, word: string] | null
  readonly isCurrent: boolean
  readonly started: Moment
  readonly active: Moment
  readonly lasted: string
  readonly device: string
  readonly model: string | null
  readonly browser: string
  readonly system: string
  readonly ip: string
  readonly flag: string | null
  readonly place: string
  /** Whose session it is, for the names of the controls that end it; null where it cannot be ended. */
  readonly named: string | null
  readonly values: CellValues
}

/** Puts a row into words. */
export function sessionLine(row: SessionRow, clock: ClockView): SessionLine {
  const place = shownPlace(row)
  const user = sessionOwner(row)
  return {
    id: row.id,
    user,
    role: en.roles[row.role],
    tone: statusTone(row.status, row.endReason),
    status: en.sessions.status[row.status],
    review: row.reviewState && [row.reviewState, en.reviews.states[row.reviewState]],
    isCurrent: row.isCurrent,
    started: moment(row.startedAt, clock),
    active: moment(row.lastActivityAt, clock),
    ...sessionEnd(row, clock),
    lasted: duration(row.durationSeconds),
    device: row.deviceLabel ?? deviceType(row),
    model: row.deviceLabel === null ? deviceModel(row) : deviceName(row),
    browser: browserName(row),
    system: systemName(row),
    ip: row.ip ?? en.unknown,
    flag: flagName(row.correctedPlace?.country ?? row.country),
    place,
    named: row.mayKill ? en.sessions.ofWhom(user, shownDevice(row), place) : null,
    values: cellValues(row),
  }
}
