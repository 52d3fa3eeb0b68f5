import type { SessionStanding } from '@/lib/db/session-standing'
import { type SessionClock, warnMsOf } from '@/lib/live/clocks'

type Read = Pick<SessionStanding, 'idleInMs' | 'idleMinutes' | 'limitInMs' | 'limitMinutes'>

/** The clocks of a live session, for its tabs: only lengths of time, so that no machine's own clock counts. */
export function clocksOf({ idleInMs, idleMinutes, limitInMs, limitMinutes }: Read): SessionClock[] {
  const limit: SessionClock = { by: 'time_limit', endsInMs: limitInMs, warnMs: warnMsOf('time_limit', limitMinutes) }
  if (idleInMs === null || idleMinutes === null) return [limit]
  return [{ by: 'idle', endsInMs: idleInMs, warnMs: warnMsOf('idle', idleMinutes) }, limit]
}
