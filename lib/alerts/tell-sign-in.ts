import type { Recalled } from '@/lib/db/recall'
import type { WriteDoor } from '@/lib/db/write'
import { notify } from '@/lib/live/notify'
import type { ToldSession } from '@/lib/mail/letters'
import { sendLetter } from '@/lib/mail/send-letter'
import type { Origin } from '@/lib/origin/origin-of'
import { makeLink } from '@/lib/users/make-link'
import type { Assessed } from './assess'

type Person = { readonly id: string; readonly name: string; readonly email: string }

/** A session that has just started. */
export type Started = {
  readonly session: { readonly id: string; readonly startedAt: Date }
  readonly browserId: string
  readonly origin: Origin
}

function told({ session, origin }: Started, timeZone: Recalled['timeZone']): ToldSession {
  const { device, ip, networkClass, place, asnOrg } = origin
  return {
    ...{ at: session.startedAt.toISOString(), zone: timeZone, method: 'password' },
    ...{ deviceType: device.deviceType, browser: device.browser, os: device.os },
    ...{ ip, networkClass, asnOrg, city: place.city, region: place.region, country: place.country, accuracyKm: place.accuracyKm },
  }
}

/**
 * Tells a person of a session of theirs that has just started, in the transaction that starts it, so that there is neither one without the other: by a notice, of
 * which their other tabs hear once that has committed, and by a letter with a link for whoever it was not.
 */
export async function tellSignIn(
  tx: WriteDoor,
  { id: userId, name, email }: Person,
  started: Started,
  { why, newIn, timeZone, now }: Assessed & Pick<Recalled, 'timeZone'> & { readonly now: Date },
): Promise<void> {
  if (why === null) return
  const { session, browserId, origin } = started
  const { country, region } = origin.place
  const unknown = { newCountry: newIn === null ? null : country, newRegion: newIn === 'region' ? region : null }
  await tx.notice.tell({ userId, sessionId: session.id, browserId, why, ...unknown })
  await notify(tx, { kind: 'notices.changed', userId })
  const { link: notMe, expiresAt } = await makeLink(tx, 'not_me', { id: userId, name, sessionId: session.id }, now)
  const facts = { why, newIn, session: told(started, timeZone), notMe }
  await sendLetter(tx, { kind: 'new_sign_in', to: { userId, name, address: email }, facts, expiresAt })
}
