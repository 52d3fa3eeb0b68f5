import { packIds, unpackIds } from './pack-ids'

/** Rare things that every instance must hear of at once. Never an activity: a notice for each would halve the rate of writes. */
export type LiveEvent =
  | { readonly kind: 'session.started'; readonly userId: string }
  /** With `many` the ids did not fit: every stream looks for itself. Without `userIds` every list may have changed. */
  | { readonly kind: 'session.ended'; readonly sessionIds: readonly string[]; readonly userIds?: readonly string[]; readonly many?: true }
  | { readonly kind: 'settings.changed' }
  /** What this person is told of sign-ins of theirs is another now. */
  | { readonly kind: 'notices.changed'; readonly userId: string }
  /** A case was opened, or something was said of one. */
  | { readonly kind: 'cases.changed' }

/** What streams hear: events, and `resync` when something may have been missed, after which the rows are read again. */
export type Heard = LiveEvent | { readonly kind: 'resync' }

export const liveChannel = 'rollcall'

/** PostgreSQL refuses payloads of 8,000 bytes and more. */
export const maxPayloadBytes = 7_000

/**
 * The payload of a notice. Of a kill of many the ids are packed; where they still do not fit it becomes "many". `mark` tells notices apart that say
 * the same: every instance has it of the notice that it heard last, so that what one says can be compared with what another says.
 */
export function encodeEvent(event: LiveEvent, mark: string = newMark()): string {
  const text = JSON.stringify({ ...event, mark })
  if (event.kind !== 'session.ended' || Buffer.byteLength(text) <= maxPayloadBytes) return text
  const { kind, sessionIds, userIds, many } = event
  const packed = many ? '' : JSON.stringify({ kind, sessionIds: packIds(sessionIds), ...(userIds && { userIds: packIds(userIds) }), mark })
  if (packed !== '' && Buffer.byteLength(packed) <= maxPayloadBytes) return packed
  return JSON.stringify({ kind: 'session.ended', sessionIds: [], many: true, mark } satisfies LiveEvent & { mark: string })
}

/** Short, and yet never the same twice as far as anybody compares. */
export const newMark = (): string => crypto.randomUUID().slice(0, 13)

/** A notice: the event, and by what it is told from others. */
type Notice = { readonly event: LiveEvent; readonly mark: string }

/** The notice of a payload, or null for anything that is none: any role of the database may notify. One without a mark is like no other. */
export function parseNotice(payload: string): Notice | null {
  let value: unknown
  try {
    value = JSON.parse(payload)
  } catch {
    return null
  }
  if (value === null || typeof value !== 'object') return null
  const { mark, ...given } = value as Record<string, unknown>
  const event = parseEvent(given)
  return event && { event, mark: typeof mark === 'string' ? mark : newMark() }
}

function parseEvent(given: Readonly<Record<string, unknown>>): LiveEvent | null {
  const { kind, userId, many, ...ids } = given
  const [sessionIds, userIds] = [ids.sessionIds, ids.userIds].map((listed) => (typeof listed === 'string' ? unpackIds(listed) : listed))
  if (kind === 'settings.changed' || kind === 'cases.changed') return { kind }
  if (kind === 'session.started' || kind === 'notices.changed') return typeof userId === 'string' ? { kind, userId } : null
  if (kind !== 'session.ended' || !isTexts(sessionIds)) return null
  return { kind, sessionIds, ...(isTexts(userIds) && { userIds }), ...(many === true && { many }) }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

/** Nobody's id (the nil UUID): lists that are nobody's own, for those who see everyone's. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Whose lists may look different after it; null: everyone's. Empty: no list. */
export function concerned(heard: Heard): readonly string[] | null {
  if (heard.kind === 'session.started') return [heard.userId]
  if (heard.kind === 'notices.changed') return []
  if (heard.kind === 'cases.changed') return [NOBODY]
  return heard.kind === 'session.ended' && heard.many !== true ? (heard.userIds ?? null) : null
}
