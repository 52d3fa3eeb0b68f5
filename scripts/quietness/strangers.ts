import { desktops } from '@/scripts/demo/machines'
import { rented } from '@/scripts/demo/networks'
import type { Random } from '@/scripts/demo/random'
import type { Attempt, Life } from './days'
import { addressIn } from './operators'
import { countriesOf, DAYS } from './people'
import type { Town } from './towns'

/** A stranger who knows the password signs in once, with their own device, from a country where the person never was. */
export type Planted = { readonly who: number; readonly day: number; readonly attempt: Attempt }

/** Half of them have a browser and a system of the same families as the person, in their newest versions; one in five comes by rented machines. */
export function plant(lives: readonly Life[], towns: readonly Town[], many: number, random: Random): readonly Planted[] {
  const victims = [...lives].sort((one, other) => orderOf(one) - orderOf(other)).slice(0, many)
  return victims.map(({ who, person }, at) => {
    const town = random.pick(towns.filter(({ country }) => !countriesOf(person).includes(country)))
    const machine = at % 2 === 0 ? person.laptop : random.pick(desktops)
    const ip = at % 5 === 4 ? rented(random) : addressIn(random.pick(town.homes), random)
    return { who, day: random.between(10, DAYS - 1), attempt: { browser: `stranger ${at}`, ip, sent: machine.sent(0) } }
  })
}

/** People in an order that has nothing to do with how they live. */
const orderOf = ({ who }: Life): number => (who * 7919) % 1009
