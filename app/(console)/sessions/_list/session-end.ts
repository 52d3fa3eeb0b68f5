import type { ClockView } from '@/app/_ui/clock-view'
import { deadline, type Moment } from '@/app/_ui/moment'
import { shortStamp } from '@/app/_ui/stamp'
import { en } from '@/lib/i18n/en'
import type { EndReason, SessionRow } from '@/lib/sessions/schema'

/** Ends that are another person's doing. Elsewhere the name would say again whose session it is, or which step of ours did it. */
const somebodys: ReadonlySet<EndReason> = new Set(['killed', 'role_changed', 'user_disabled'])

/** Who ended it, where that is another person; without a name for those who are not to know it. */
export function endedBy({ endReason, endedByName }: Pick<SessionRow, 'endReason' | 'endedByName'>): string | null {
  if (endReason === null || !somebodys.has(endReason)) return null
  return endedByName ?? (endReason === 'killed' ? en.sessions.aManager : null)
}

/** When a session will end by itself; or how it ended, and a note: when that was, or that it has no limit. */
export type SessionEnd = { readonly ends: Moment | null; readonly ended: string | null; readonly endNote: string | null }

/** The words of a row's end, whether it is still to come or has come. */
export function sessionEnd(row: SessionRow, clock: ClockView): SessionEnd {
  const words = en.sessions
  if (row.status === 'active')
    return row.endsAt
      ? { ends: deadline(row.endsAt, clock), ended: null, endNote: null }
      : { ends: null, ended: null, endNote: words.noLimit }
  const reason = row.endReason ? words.reasons[row.endReason] : en.unknown
  const by = endedBy(row)
  return { ends: null, ended: by === null ? reason : `${reason} ${words.by(by)}`, endNote: row.endedAt && shortStamp(row.endedAt, clock) }
}
