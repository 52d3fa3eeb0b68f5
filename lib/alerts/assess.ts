import type { KnownPlace, Recalled } from '@/lib/db/recall'
import { distanceKm } from '@/lib/origin/distance'

/** Where somebody signs in from, as far as it counts as a place: a public network that rents no machines out. `network` in CIDR notation. */
export type SignInPlace = Pick<KnownPlace, 'network' | 'asn' | 'country' | 'region' | 'latitude' | 'longitude' | 'accuracyKm'>

/** What a sign-in is to the person: whether its browser and place are vouched for, and why they are told, if they are. */
export type Assessed = {
  readonly why: 'every_session' | 'new_device' | 'unusual_place' | null
  /** They had never signed in from that country, or region. */
  readonly newIn: 'country' | 'region' | null
  /** The browser was vouched for before. */
  readonly byVouched: boolean
  /** Since when browser and place, each where it is new to the memory, wait to be vouched for. */
  readonly deviceSince: Date | null
  readonly placeSince: Date | null
}

/** Places known worse than this say nothing of how far apart they are; what is nearer than that is no other region, wherever borders run. */
const EXACT_KM = 100
const FAR_KM = 500

const sameCountry = (one: SignInPlace, other: SignInPlace) => one.country !== null && one.country === other.country
const sameOperator = (one: SignInPlace, other: SignInPlace) => one.asn !== null && one.asn === other.asn && sameCountry(one, other)
const sameRegion = (one: SignInPlace, other: SignInPlace) => one.region !== null && one.region === other.region && sameCountry(one, other)
/** A network that has changed countries is another one. */
const sameNetwork = (one: SignInPlace, other: SignInPlace) =>
  one.network === other.network && (one.country === null || other.country === null || one.country === other.country)
const alike = (one: SignInPlace) => (other: SignInPlace) => sameNetwork(one, other) || sameOperator(one, other) || sameRegion(one, other)

const pointOf = ({ latitude, longitude, accuracyKm }: SignInPlace) =>
  latitude !== null && longitude !== null && accuracyKm !== null && accuracyKm <= EXACT_KM ? { latitude, longitude, accuracyKm } : null

/** Whether a place is certainly far from every one that is known; what is not known exactly enough is not far. */
function isFar(place: SignInPlace, known: readonly SignInPlace[]): boolean {
  const here = pointOf(place)
  if (here === null) return false
  return known.every((other) => {
    const there = pointOf(other)
    return there !== null && distanceKm(here, there) - here.accuracyKm - there.accuracyKm > FAR_KM
  })
}

/** In what a place is new among those that are known. Where none is known yet, nothing is unusual; of a country that is new itself every region is. */
function newIn(place: SignInPlace, known: readonly KnownPlace[]): Assessed['newIn'] {
  const located = known.filter(({ country }) => country !== null)
  if (place.country === null || located.length === 0 || located.some(alike(place))) return null
  const inCountry = located.filter((other) => sameCountry(place, other))
  if (inCountry.length === 0) return 'country'
  const mayBeFar = place.region !== null && inCountry.every(({ region }) => region !== null) && inCountry.some(({ vouched }) => vouched)
  return mayBeFar && isFar(place, located) ? 'region' : null
}

/**
 * Judges a sign-in by what is known of the person (docs/decisions/0052): the cookie first; without one, a browser of the same families and type as one that is
 * vouched for, together with a network, an operator in its country, or a region from which they signed in before. `place` is null where there is none: private,
 * unknown and hosting networks are neither new nor known. The very first sign-in is silent.
 */
export function assess(recalled: Recalled, place: SignInPlace | null, now: Date): Assessed {
  const { cookie, others, places, told } = recalled
  if (cookie === 'none' && !others) return { why: null, newIn: null, byVouched: true, deviceSince: null, placeSince: null }
  const sure = places.filter(({ vouched }) => vouched)
  const recognised = cookie === 'none' && recalled.alike && place !== null && sure.some(alike(place))
  const byVouched = cookie === 'vouched'
  // What the person was told of once is not told again: of this browser, or of another one that is vouched for as this one is.
  const heardOf = places.filter((one) => one.vouched || one.ownBrowser || (byVouched && one.byVouched))
  const unusual = place === null ? null : newIn(place, cookie === 'none' ? sure : heardOf)
  const isNew = cookie === 'none' && !recognised
  const cause = isNew ? 'new_device' : unusual !== null ? 'unusual_place' : null
  const usual = unusual === null && (place === null || newIn(place, sure) === null)
  const vouches = (byVouched || recognised) && usual
  const waiting =
    place === null ? [] : heardOf.filter((one) => !one.vouched && alike(place)(one)).map(({ newSince }) => Date.parse(newSince ?? ''))
  const since = new Date(Math.min(now.getTime(), ...waiting.filter(Number.isFinite)))
  return {
    why: told === 'nothing' ? null : (cause ?? (told === 'every' ? 'every_session' : null)),
    ...{ newIn: unusual, byVouched, deviceSince: cookie === 'none' ? now : null, placeSince: vouches ? null : since },
  }
}
