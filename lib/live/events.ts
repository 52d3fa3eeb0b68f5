import { packIds, unpackIds } from './pack-ids'

/** Rare things that every instance must hear of at once. Never an activity: a notice for each would halve the rate of writes. */
export type LiveEvent =
  | { readonly kind: 'session.started'; readonly userId: string }
  /** With `many` the ids did not fit: every stream looks for itself. Without `userIds` every list may have changed. */
  | { readonly kind: 'session.ended'; readonly sessionIds: readonly string[]; readonly userIds?: readonly string[]; readonly many?: true }
  | { readonly kind: 'settings.changed' }

/** What streams hear: events, and `resync` when something may have been missed, after which the rows are read again. */
export type Heard = LiveEvent | { readonly kind: 'resync' }

export const liveChannel = 'rollcall'

/** PostgreSQL refuses payloads of 8,000 bytes and more. */
export const maxPayloadBytes = 7_000

/** The payload of a notice. Of a kill of many the ids are packed; where they still do not fit it becomes "many". */
export function encodeEvent(event: LiveEvent): string {
  const text = JSON.stringify(event)
  if (event.kind !== 'session.ended' || Buffer.byteLength(text) <= maxPayloadBytes) return text
  const { kind, sessionIds, userIds, many } = event
  const packed = many ? '' : JSON.stringify({ kind, sessionIds: packIds(sessionIds), ...(userIds && { userIds: packIds(userIds) }) })
  if (packed !== '' && Buffer.byteLength(packed) <= maxPayloadBytes) return packed
  return JSON.stringify({ kind: 'session.ended', sessionIds: [], many: true } satisfies LiveEvent)
}

/** The event of a payload, or null for anything that is none: any role of the database may notify. */
export function parseEvent(payload: string): LiveEvent | null {
  let value: unknown
  try {
    value = JSON.parse(payload)
  } catch {
    return null
  }
  if (value === null || typeof value !== 'object') return null
  const { kind, userId, many, ...ids } = value as Record<string, unknown>
  const [sessionIds, userIds] = [ids.sessionIds, ids.userIds].map((given) => (typeof given === 'string' ? unpackIds(given) : given))
  if (kind === 'settings.changed') return { kind }
  if (kind === 'session.started') return typeof userId === 'string' ? { kind, userId } : null
  if (kind !== 'session.ended' || !isTexts(sessionIds)) return null
  return { kind, sessionIds, ...(isTexts(userIds) && { userIds }), ...(many === true && { many }) }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

/** Whose lists may look different after it; null: everyone's. */
export function concerned(heard: Heard): readonly string[] | null {
  if (heard.kind === 'session.started') return [heard.userId]
  return heard.kind === 'session.ended' && heard.many !== true ? (heard.userIds ?? null) : null
}
