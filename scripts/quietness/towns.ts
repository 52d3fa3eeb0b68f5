import { whereaboutsOf } from '@/lib/origin/whereabouts'
import { type Home, placeOf, places } from '@/scripts/demo/places'
import { isInhabited, poolAround } from './operators'

/** A place where people live, with the pools of its operators. */
export type Town = {
  readonly name: Home
  readonly country: string
  readonly office: string
  readonly homes: readonly (readonly string[])[]
  readonly mobile: readonly string[]
  /** The first 48 bits of an access network, where there is one. */
  readonly ipv6: string | null
}

/** The demo's places of which the bundled data knows country and operator. */
export async function makeTowns(): Promise<readonly Town[]> {
  const towns: Town[] = []
  for (const name of Object.keys(places) as Home[]) {
    const { office, homes, ipv6 } = placeOf(name)
    const { country } = (await whereaboutsOf(`${homes[0]}.7`)).place
    const inhabited: string[] = []
    for (const home of homes) if (await isInhabited(home)) inhabited.push(home)
    if (country === null || inhabited.length === 0) continue
    const pools = await Promise.all(inhabited.map(poolAround))
    towns.push({ name, country, office, homes: pools, mobile: pools.at(-1) ?? [], ipv6: ipv6 === undefined ? null : whole(ipv6) })
  }
  return towns
}

/** Three groups, as the data's prefixes may leave zeroes out. */
const whole = (prefix: string): string => [...prefix.split(':'), '0', '0'].slice(0, 3).join(':')
