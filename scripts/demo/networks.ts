import { type Home, hosting, placeOf, places } from './places'
import type { Random } from './random'

const host = (random: Random) => random.between(2, 250)

/** The addresses from which one person is seen: the company's shared ones, their own at home, the phone's, and a VPN that some use. */
export type Networks = {
  readonly office: string | null
  readonly home: string | null
  readonly mobile: string | null
  readonly vpn: string | null
}

/** A company's own network, where its address is not translated on the way to us, or nobody knows. */
function office(home: Home, random: Random): string | null {
  const way = random.next()
  if (way < 0.03) return null
  if (way < 0.14) return `10.20.${random.between(0, 31)}.${host(random)}`
  if (way < 0.15) return `fd12:3456:789a::${host(random).toString(16)}`
  // An office has a few addresses for all of its people.
  return `${placeOf(home).office}.${random.between(2, 6)}`
}

function home(at: Home, random: Random): string {
  const { homes, ipv6 } = placeOf(at)
  if (ipv6 !== undefined && random.chance(0.45)) return `${ipv6}::${random.between(4096, 65_535).toString(16)}`
  return `${random.pick(homes)}.${host(random)}`
}

const mobile = (at: Home, random: Random) =>
  random.chance(0.08)
    ? `100.${random.between(64, 127)}.${random.between(0, 255)}.${host(random)}`
    : `${placeOf(at).homes.at(-1)}.${host(random)}`

export const networksOf = (at: Home, random: Random): Networks => ({
  office: office(at, random),
  home: home(at, random),
  mobile: mobile(at, random),
  vpn: random.chance(0.08) ? rented(random) : null,
})

/** An address of a machine that is rented out. */
export const rented = (random: Random): string => `${random.pick(hosting)}.${host(random)}`

/** Somewhere else, for a person who travels. */
export const elsewhere = (random: Random): string => `${random.pick(Object.values(places)).office}.${host(random)}`
