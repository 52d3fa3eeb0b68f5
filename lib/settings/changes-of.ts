import { createHash } from 'node:crypto'
import { minuteOf, momentAt } from '@/lib/time/zoned-minute'
import type { SaveSettings } from './schema'
import { clockNames, defaults, retentionNames, type SettingName, type SettingValues } from './setting-values'

const names = Object.keys(defaults) as SettingName[]

export type SettingValue = SettingValues[SettingName]
export type SettingChange = { readonly name: SettingName; readonly from: SettingValue; readonly to: SettingValue }

/** The instant of a start date. One that the field showed, and that nobody touched, stays as it is: to the second, and of two equal times the one it was. */
function startOf(typed: string | null, stored: Date | null, zone: string): Date | null {
  if (typed === null) return null
  return stored !== null && minuteOf(stored, zone) === typed ? stored : momentAt(typed, zone)
}

/** The values that a form asks for. What it showed, and nobody touched, stays as it is stored: somebody else may have changed it since. */
export function wantedOf({ revision, reviewed, zone, shown, ...typed }: SaveSettings, stored: SettingValues): SettingValues {
  const wanted: SettingValues = {
    ...typed,
    cleanupFrom: startOf(typed.cleanupFrom, stored.cleanupFrom, zone),
    timeoutsFrom: startOf(typed.timeoutsFrom, stored.timeoutsFrom, zone),
  }
  const kept = names.filter((name) => shown !== undefined && shown[name] === typed[name])
  return { ...wanted, ...Object.fromEntries(kept.map((name) => [name, stored[name]])) }
}

/** Of the changes that a form asks for those of what somebody else has changed since it was made; all, where it does not say from what it was made. */
export function collidingOf({ shown, zone }: SaveSettings, changes: readonly SettingChange[]): readonly SettingChange[] {
  const asShown = (value: SettingValue) => (value instanceof Date ? minuteOf(value, zone) : value)
  return changes.filter(({ name, from }) => shown === undefined || shown[name] !== asShown(from))
}

/** What differs, in the order of the page. */
export function changesOf(stored: SettingValues, wanted: SettingValues): readonly SettingChange[] {
  return names
    .map((name) => ({ name, from: stored[name], to: wanted[name] }))
    .filter(({ from, to }) => (from instanceof Date && to instanceof Date ? from.getTime() !== to.getTime() : from !== to))
}

const anyOf = (changes: readonly SettingChange[], among: readonly SettingName[]) => changes.some(({ name }) => among.includes(name))

/** Whether they change when sessions end. */
export const changesClocks = (changes: readonly SettingChange[]): boolean => anyOf(changes, clockNames)

/** Whether they end sessions or remove what was recorded: then the effect is shown first, and whoever saves has proved who they are. */
export const mattersMuch = (changes: readonly SettingChange[]): boolean => changesClocks(changes) || anyOf(changes, retentionNames)

/** Names these changes of that revision, so that what is saved is what was shown. Not a secret. */
export const reviewOf = (revision: number, changes: readonly SettingChange[]): string =>
  createHash('sha256')
    .update(JSON.stringify([revision, changes]))
    .digest('base64url')
    .slice(0, 22)
