import { networkAround } from '@/lib/origin/network-around'
import type { Whereabouts } from '@/lib/origin/whereabouts'
import type { SignInPlace } from './assess'

/** Where somebody signs in from, as far as it counts as a place; null of networks that are private, not known, or of machines that are rented out. */
export function placeOfOrigin({ ip, networkClass, place, asn }: Whereabouts): SignInPlace | null {
  const network = networkClass === 'public' ? networkAround(ip) : null
  if (network === null) return null
  const { country, region, latitude, longitude, accuracyKm } = place
  return { network, asn, country, region, latitude, longitude, accuracyKm }
}
