import { unsafeFindStandingById } from '@/lib/db/session-standing'
import type { Standing } from '@/lib/live/live-stream'
import { noticesMark } from '@/lib/live/notices-mark'
import { clocksOf } from './clocks-of'

/** Whether a session still counts, for its own stream: read from its row, whatever notices came or did not come. */
export async function standingOf(sessionId: string): Promise<Standing> {
  const standing = await unsafeFindStandingById(sessionId)
  if (standing === null) return { live: false, reason: 'system', message: null, at: null }
  if (standing.state === 'live') return { live: true, clocks: clocksOf(standing), notices: noticesMark(standing.notices) }
  return { live: false, reason: standing.reason ?? 'system', message: standing.message, at: standing.endedAt?.toISOString() ?? null }
}
