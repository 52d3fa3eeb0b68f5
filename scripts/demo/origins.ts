import { type Origin, originOf } from '@/lib/origin/origin-of'
import { recordedWhereabouts } from '@/lib/origin/recorded-whereabouts'
import { whereaboutsOf } from '@/lib/origin/whereabouts'
import type { Sent } from './machines'

type Recorded = ReturnType<typeof recordedWhereabouts>
type Said = Omit<Origin, keyof Awaited<ReturnType<typeof whereaboutsOf>>>

/** Place and device, found just as at a real sign-in, each address and each browser once. */
export class Origins {
  private readonly places = new Map<string | null, Recorded>()
  private readonly devices = new Map<Sent, Said>()

  /** Has to come before the first question for it. */
  async learn(sent: Sent, address: string | null): Promise<void> {
    if (!this.places.has(address)) this.places.set(address, recordedWhereabouts(await whereaboutsOf(address)))
    if (this.devices.has(sent)) return
    const said: Readonly<Record<string, string>> = { 'user-agent': sent.userAgent, 'accept-language': 'en', ...sent.hints }
    this.devices.set(sent, await originOf({ ip: null, headers: { get: (name) => said[name] ?? null } }))
  }

  placeOf(address: string | null): Recorded {
    const found = this.places.get(address)
    if (found === undefined) throw new Error('Nobody has looked this address up.')
    return found
  }

  saidBy(sent: Sent): Said {
    const found = this.devices.get(sent)
    if (found === undefined) throw new Error('Nobody has looked at this browser.')
    return found
  }
}
