import type { Recalled } from '@/lib/db/recall'
import type { WriteDoor } from '@/lib/db/write'
import type { Origin } from '@/lib/origin/origin-of'
import { type Assessed, assess } from './assess'
import { placeOfOrigin } from './place-of-origin'

/** Who signs in, with what and from where. */
type Comer = { readonly userId: string; readonly browserId: string; readonly origin: Origin }

/** Keeps the browser in mind. What it is now counts: it may have become another version's family. */
async function rememberDevice(tx: WriteDoor, { userId, browserId, origin }: Comer, newSince: Date | null, now: Date): Promise<void> {
  const { deviceType, browser, os } = origin.device
  const seen = { deviceType, browser, os }
  const known = await tx.knownDevice.update({ where: { userId, browserId }, data: { ...seen, lastSeenAt: now } })
  if (known === 0) await tx.knownDevice.create({ userId, browserId, ...seen, newSince })
}

/** Judges a sign-in by what is known of the person, and keeps its browser and place in mind. The transaction holds the person's row by then. */
export async function meet(tx: WriteDoor, comer: Comer, now: Date): Promise<Assessed & Pick<Recalled, 'timeZone'> & { now: Date }> {
  const { userId, browserId, origin } = comer
  const { deviceType, browser, os } = origin.device
  const recalled = await tx.memory.recall({ userId, browserId, deviceType, browser, os })
  const place = placeOfOrigin(origin)
  const assessed = assess(recalled, place, now)
  await rememberDevice(tx, comer, assessed.deviceSince, now)
  if (place !== null) await tx.memory.keep({ userId, browserId, ...place, newSince: assessed.placeSince, byVouched: assessed.byVouched })
  return { ...assessed, timeZone: recalled.timeZone, now }
}
