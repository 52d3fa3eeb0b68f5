import type { Sent } from '@/scripts/demo/machines'
import type { Random } from '@/scripts/demo/random'
import { addressIn } from './operators'
import { DAYS, type Person } from './people'

/** A sign-in as it reaches us. `browser` names the cookie jar. */
export type Attempt = { readonly browser: string; readonly ip: string; readonly sent: Sent }

type Device = 'laptop' | 'phone'

/** A person as they go through the days: the lease of their line, and how often the cookies of each device were cleared. */
export type Life = {
  readonly who: number
  readonly person: Person
  lease: { ip: string; prefix: string | null }
  readonly jars: Record<Device, number>
}

const hex = (random: Random) => random.between(0, 0xffff).toString(16)

function newLease({ line }: Person, random: Random, before: Life['lease'] | null): Life['lease'] {
  const ip = addressIn(line.pool, random)
  if (line.ipv6 === null) return { ip, prefix: null }
  return { ip, prefix: before === null || line.moves ? `${line.ipv6}:${hex(random)}` : before.prefix }
}

export const beginLife = (who: number, person: Person, random: Random): Life => ({
  ...{ who, person, lease: newLease(person, random, null), jars: { laptop: 0, phone: 0 } },
})

/** Every Monday: another DHCP address; and of a hundred people two clear their cookies. */
function newWeek(life: Life, random: Random): void {
  life.lease = newLease(life.person, random, life.lease)
  if (!random.chance(0.02)) return
  const which = random.between(0, 2)
  if (which !== 1) life.jars.laptop += 1
  if (which !== 0) life.jars.phone += 1
}

/** IPv6 mostly, where the line has it, from a privacy address (RFC 8981) that is another one each day. */
const atHome = ({ lease }: Life, random: Random): string =>
  lease.prefix === null || random.chance(0.3)
    ? lease.ip
    : `${lease.prefix}:${hex(random)}:${hex(random)}:${hex(random)}:1${hex(random).slice(0, 3)}`

function whereFrom(life: Life, day: number, device: Device, random: Random): string {
  const { travel, town, office, vpn } = life.person
  const way = random.next()
  const away = travel !== null && day >= travel.from && day <= travel.to ? travel.town : null
  if (vpn !== null && device === 'laptop' && random.chance(0.15)) return vpn.exit(random)
  if (device === 'phone' && way < 0.5) return addressIn((away ?? town).mobile, random)
  if (away !== null) return addressIn(away.homes[0] ?? [], random)
  return way < 0.75 && day % 7 < 5 ? office : atHome(life, random)
}

/** A person's sign-ins of one day: the laptop on working days, the phone on every other day. A browser is updated every four weeks. */
export function attemptsOf(life: Life, day: number, random: Random): readonly Attempt[] {
  if (day > 0 && day % 7 === 0) newWeek(life, random)
  const { who, person, jars } = life
  const behind = Math.max(0, Math.floor((DAYS - 1 - day + person.lag) / 28))
  const attempt = (device: Device): Attempt => ({
    ...{ browser: `${who} ${device} ${jars[device]}`, ip: whereFrom(life, day, device, random) },
    sent: person[device].sent(behind),
  })
  const devices: Device[] = []
  if (day % 7 < 5 && random.chance(0.9)) devices.push('laptop')
  if (random.chance(0.5)) devices.push('phone')
  return devices.map(attempt)
}
