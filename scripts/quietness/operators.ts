import { hostingNetworks } from '@/lib/origin/hosting-networks'
import { networkClassOf } from '@/lib/origin/network'
import { whereaboutsOf } from '@/lib/origin/whereabouts'
import type { Random } from '@/scripts/demo/random'

/** Networks of 256 addresses among which an operator's customers are moved about: those around `prefix` ("84.128.7") that the bundled data gives the same operator. */
export async function poolAround(prefix: string): Promise<readonly string[]> {
  const [first = 0, second = 0, third = 0] = prefix.split('.').map(Number)
  const own = await whereaboutsOf(`${prefix}.7`)
  const pool: string[] = []
  for (let at = Math.max(0, third - 48); at <= Math.min(255, third + 48); at += 1) {
    const near = `${first}.${second}.${at}`
    const { asn, place } = await whereaboutsOf(`${near}.7`)
    if (asn === own.asn && place.country === own.place.country) pool.push(near)
  }
  return pool.length === 0 ? [prefix] : pool
}

/** Whether people may sit there, by what the data says. */
export async function isInhabited(prefix: string): Promise<boolean> {
  const ip = `${prefix}.7`
  const { asn } = await whereaboutsOf(ip)
  return networkClassOf(ip) === 'public' && asn !== null && !hostingNetworks.has(asn)
}

export const addressIn = (pool: readonly string[], random: Random): string => `${random.pick(pool)}.${random.between(2, 250)}`
