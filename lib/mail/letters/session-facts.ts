import { en } from '@/lib/i18n/en'
import type { ShownSession } from '@/lib/mail/letter-facts'
import { countryCode, countryName } from '@/lib/origin/country-name'
import type { Fact } from './letter-words'
import { momentLines } from './moment-lines'
import { wordFor } from './word-for'

const { letters: words, deviceTypes, networks, detail } = en

/** "Firefox on Linux": families without versions, as the memory of devices has them. */
export const softwareOf = ({ browser, os }: ShownSession): string => words.software(browser, os)

/** "about Oslo, Norway (within 50 km)"; what is no place is said to be none. */
export function placeOf({ ip, networkClass, city, region, country, accuracyKm }: ShownSession): string {
  const { places } = words
  const land = countryName(countryCode(country)) ?? country
  const place = [city ?? region, land].filter((part) => part !== null).join(', ') || null
  if (networkClass === 'hosting') return places.hosting(place)
  if (networkClass !== 'public') return ip === null ? places.noAddress : places.inside(wordFor(networks, networkClass) ?? networks.unknown)
  if (place === null) return places.unknown
  return place === land ? places.country(place) : places.about(place, accuracyKm)
}

/** A session as a table of a letter. */
export function sessionFacts(session: ShownSession, ended?: Date): readonly Fact[] {
  const { at, zone, browser, os, deviceType, ip, asnOrg, method } = session
  const { facts } = words
  const type = deviceType === 'unknown' ? null : wordFor(deviceTypes, deviceType)
  return [
    { label: ended ? facts.started : facts.when, lines: momentLines(at, zone) },
    ...(ended ? [{ label: facts.ended, lines: momentLines(ended, zone) }] : []),
    { label: facts.device, lines: [words.device(browser, os, type)] },
    { label: facts.place, lines: [placeOf(session)] },
    { label: facts.ip, lines: [ip ?? words.noAddress, ...(asnOrg === null ? [] : [asnOrg])], isExact: true },
    { label: facts.method, lines: [wordFor(detail.methods, method) ?? method] },
  ]
}
