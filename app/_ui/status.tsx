import { en } from '@/lib/i18n/en'
import './status.css'

type Status = 'active' | 'terminated'

/** Word, colour and shape: a dot for active, a cross for killed, a triangle for ran out, a ring for any other end. */
export function status(value: Status, endReason: string | null) {
  return <b data-status={statusTone(value, endReason)}>{en.sessions.status[value]}</b>
}

/** The colour and shape by name, as `status.css` knows them. */
export function statusTone(value: Status, reason: string | null): string {
  if (value === 'active') return 'active'
  if (reason === 'idle' || reason === 'time_limit') return 'out'
  if (reason === 'killed' || reason === 'not_me' || reason === 'user_disabled') return 'killed'
  return 'ended'
}
