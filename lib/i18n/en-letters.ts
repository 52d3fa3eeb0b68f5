import { enLettersLinks } from './en-letters-links'
import { enLettersNews } from './en-letters-news'

const software = (browser: string | null, os: string | null) =>
  browser === null ? (os ?? 'an unknown browser') : os === null ? browser : `${browser} on ${os}`

const about = (place: string, km: number | null) =>
  km === null ? `about ${place}` : `about ${place} (within ${km.toLocaleString('en-GB')} km)`

/** The letters that Rollcall sends. What is not ours in them (names, what browsers say) comes here cleaned. Part of the catalogue in `en.ts`. */
export const enLetters = {
  letters: {
    hello: (name: string) => (name === '' ? 'Hello,' : `Hello ${name},`),
    rest: 'If the button does not open, copy this address into your browser:',
    sameAddress: (other: string) => `${other}: you say so at the same address.`,
    sentBy: (product: string) => `Sent by ${product} at`,
    reference: (id: string) => `Letter ${id}`,
    account: 'Choose what you are told of, and see your sessions, on your account page',

    facts: {
      when: 'When',
      device: 'Device',
      place: 'Place',
      ip: 'IP address',
      method: 'Sign-in method',
      started: 'Signed in',
      ended: 'Ended',
    },
    inZone: (time: string, zone: string) => `${time} (${zone})`,
    inUtc: (time: string) => `${time} UTC`,
    software,
    device: (browser: string | null, os: string | null, type: string | null) =>
      type === null ? software(browser, os) : `${software(browser, os)}, ${type.toLowerCase()}`,
    places: {
      about,
      country: (country: string) => `about somewhere in ${country}, not known more exactly`,
      /** A data centre: its place says nothing of the person’s. */
      hosting: (place: string | null) =>
        place === null
          ? 'a hosting network or VPN; where the person was cannot be told'
          : `a hosting network or VPN near ${place}; the person may have been elsewhere`,
      unknown: 'not known: no location data has this address',
      noAddress: 'not known: no address was seen',
      inside: (network: string) => `${network.charAt(0).toLowerCase()}${network.slice(1)}; such addresses tell no place`,
    },
    noAddress: 'not known',

    ...enLettersNews,
    ...enLettersLinks,
  },
} as const
