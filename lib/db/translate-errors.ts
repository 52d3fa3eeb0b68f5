import 'server-only'
import { twice } from './unavailable'

type Calls = Record<string, (...args: never[]) => Promise<unknown>>

/** A door for reading whose calls are tried again where that helps, and tell of a lost or busy database as `unavailable`. */
export function translateErrors<T extends object>(door: T): T {
  const wrapped = Object.entries(door as Calls).map(([name, call]) => [name, (...args: never[]) => twice(() => call(...args))])
  return Object.fromEntries(wrapped) as T
}
