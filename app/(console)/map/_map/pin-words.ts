import type { ClockView } from '@/app/_ui/clock-view'
import type { Moment } from '@/app/_ui/moment'
import { sessionLine } from '@/app/(console)/sessions/_list/session-line'
import type { UserContext } from '@/lib/access/context'
import type { PinnedSession } from '@/lib/analytics/sessions-at'
import type { PointTone } from '@/lib/db/session-point-rows'
import { shownProof } from '@/lib/lists/shown-proof'

/** A session in finished words, and where it is. */
export type PinWords = {
  readonly id: string
  readonly user: string
  readonly tone: PointTone
  readonly status: string
  readonly started: Moment
  readonly device: string
  readonly software: string
  readonly ip: string
  readonly flag: string | null
  readonly place: string
  readonly isCurrent: boolean
  readonly mayKill: boolean
  /** Null where no point is known. */
  readonly at: readonly [lat: number, lon: number] | null
  /** Within so many km of it; null where it is somewhere in its country. */
  readonly km: number | null
  /** The data says of no such place how exact it is. */
  readonly isEstimated: boolean
  /** Its country, where no more is known of where it is. */
  readonly country: string | null
  /** Our word that it was shown, by which its row is asked for again. */
  readonly shown: string
}

/** Where nobody says how exact a place is: so many km around a city, and around a region. */
const CITY_KM = 50
const REGION_KM = 200

/** Puts a session into words. */
export function pinWords(ctx: UserContext, { row, pin }: PinnedSession, clock: ClockView): PinWords {
  const line = sessionLine(row, clock)
  const isPlace = pin.kind === 'place' && pin.lat !== null && pin.lon !== null
  return {
    ...{ id: line.id, user: line.user, tone: line.tone as PointTone, status: line.status, started: line.started },
    device: [line.device, line.model].filter(Boolean).join(' · '),
    software: `${line.browser}, ${line.system}`,
    ...{ ip: line.ip, flag: line.flag, place: line.place, isCurrent: line.isCurrent, mayKill: line.named !== null },
    at: isPlace ? [pin.lat ?? 0, pin.lon ?? 0] : null,
    km: isPlace ? (pin.accuracy ?? (pin.city === null ? REGION_KM : CITY_KM)) : null,
    isEstimated: pin.accuracy === null,
    // A hosting network may be used from anywhere, whatever country it is in.
    country: pin.kind === 'country' ? pin.country : null,
    shown: shownProof(ctx, { rows: [line.id] }),
  }
}
