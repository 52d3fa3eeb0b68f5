import type { MapContents } from './map-contents'
import type { PinWords } from './pin-words'
import { type Answer, useAnswer } from './use-answer'
import { type Begun, mapAddress } from './use-map'

/** What is opened of a map, as addresses name it: a marker, or something that stands beside it. `fan`: all of it is at one point, where it is spread out. */
export type Opening = {
  readonly part: string
  readonly title: string
  /** What it is, where its name does not tell. */
  readonly hint: string | null
  readonly count: number
  /** Where its signs fan out; null where they do not: it is beside the map, or comes nearer as a whole. */
  readonly fan: { readonly lat: number; readonly lon: number } | null
  /** Its sessions stand in the place of the list of markers; else that list goes on, and this is told above it. */
  readonly listed: boolean
}

/** It, and its sessions once they are there. */
export type Opened = Opening & Pick<Answer<unknown>, 'failed' | 'again'> & { readonly sessions: readonly PinWords[] | null }

/** Asks for what is opened, and again when sessions changed: whoever has gone is taken out. */
export function useContents(query: string, { proof, version }: Begun, moment: string | null, opening: Opening | null): Opened | null {
  const address = opening && `/api/map/sessions?${mapAddress(query, proof, moment, { part: opening.part })}`
  const { told, ...answer } = useAnswer<MapContents>({ address, about: opening?.part ?? '', version, live: moment === null })
  return opening && { ...opening, ...answer, count: told?.count ?? opening.count, sessions: told?.sessions ?? null }
}
