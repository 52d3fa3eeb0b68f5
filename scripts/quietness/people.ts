import { desktops, type Machine, phones } from '@/scripts/demo/machines'
import { rented } from '@/scripts/demo/networks'
import type { Random } from '@/scripts/demo/random'
import { addressIn } from './operators'
import type { Town } from './towns'

export const DAYS = 90

/** One who signs in for ninety days, with two devices. */
export type Person = {
  readonly town: Town
  readonly laptop: Machine
  readonly phone: Machine
  /** Days that their browsers' updates come late. */
  readonly lag: number
  /** The line at home: whose pool, and the /48 of its IPv6 where it has one, and whether that is another one each week too. */
  readonly line: { readonly pool: readonly string[]; readonly ipv6: string | null; readonly moves: boolean }
  readonly office: string
  /** Exits of the VPN that they use now and then. */
  readonly vpn: { readonly country: string | null; exit(random: Random): string } | null
  readonly travel: { readonly from: number; readonly to: number; readonly town: Town } | null
}

const elsewhere = (towns: readonly Town[], town: Town, random: Random): Town =>
  random.pick(towns.filter(({ country }) => country !== town.country))

/** One exit in five is in a network that no list knows for what it is: the person seems to be in another country. */
function vpnOf(towns: readonly Town[], town: Town, random: Random): NonNullable<Person['vpn']> {
  if (!random.chance(0.2)) return { country: null, exit: rented }
  const { country, homes } = elsewhere(towns, town, random)
  return { country, exit: (by) => addressIn(homes[0] ?? [], by) }
}

export function makePerson(towns: readonly Town[], random: Random): Person {
  const town = random.pick(towns)
  const from = random.between(7, DAYS - 14)
  return {
    ...{ town, laptop: random.pick(desktops), phone: random.pick(phones), lag: random.between(0, 20) },
    line: { pool: random.pick(town.homes), ipv6: random.chance(0.7) ? town.ipv6 : null, moves: random.chance(0.5) },
    office: `${town.office}.${random.between(2, 6)}`,
    vpn: random.chance(0.1) ? vpnOf(towns, town, random) : null,
    travel: random.chance(0.05) ? { from, to: from + random.between(4, 12), town: elsewhere(towns, town, random) } : null,
  }
}

/** Where somebody was in these ninety days, or seemed to be. */
export const countriesOf = ({ town, travel, vpn }: Person): readonly (string | null)[] => [
  town.country,
  travel?.town.country ?? null,
  vpn?.country ?? null,
]
