import { enAccount } from '@/lib/i18n/en-account'
import { enActivities } from '@/lib/i18n/en-activities'
import { enSessions } from '@/lib/i18n/en-sessions'
import { enSettings } from '@/lib/i18n/en-settings'
import { enShell } from '@/lib/i18n/en-shell'
import { markUnseen } from '@/lib/origin/clean-text'

const words = enActivities.activities

/** Values of a column that have words of their own. */
const named: Readonly<Record<string, Readonly<Record<string, string>>>> = { role: enShell.roles, end_reason: enSessions.sessions.reasons }
const emptyOf: Readonly<Record<string, string>> = words.emptyOf

const { on, off, every, unusual, minutes, days } = enSettings.settings
const { everyOne, asSettingsSay } = enAccount.account
/** What a setting's yes and no are called, and the unit of its number. */
const switches: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  ...{ idle_enabled: [on, off], limit_enabled: [on, off], notify_enabled: [on, off], notify_every: [every, unusual] },
  'user.notify_every': [everyOne, asSettingsSay],
}
const units: Readonly<Record<string, (n: number) => string>> = {
  ...{ retention_days: days, read_days: days },
  ...{ idle_minutes: minutes, limit_minutes: minutes, cleanup_minutes: minutes, timeouts_minutes: minutes },
}
const own = <T>(names: Readonly<Record<string, T>>, field: string): T | undefined =>
  Object.hasOwn(names, field) ? names[field] : undefined

/** What a column is looked up by: one that says something else in this kind of record than in others, by both. */
export function fieldKey(resourceType: string | null, name: string): string {
  const both = `${resourceType}.${name}`
  return Object.hasOwn(words.fields, both) ? both : name
}

/** Longer ones would drown the sentence. */
const SHORT = 40

/** What the log holds of a column of which it tells that it changed, and no more. */
export const isMasked = (value: unknown): boolean => value === '•••'

/** Whether a value is a moment, as the log writes it; by the type of its column where that is known. */
export function isMoment(value: unknown, type?: string | null): value is string {
  if (type && type !== 'timestamp with time zone') return false
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:?\d\d)?)$/.test(value)
}

/** A list of plain values, which people read with commas between. */
export const isPlainList = (value: unknown): value is readonly (string | number | boolean | null)[] =>
  Array.isArray(value) && value.every((one) => one === null || typeof one !== 'object')

/** A recorded value as text: what has a name by it, `null` as what that means, plain lists with commas, lists of lists and objects as JSON. */
export function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined) return own(emptyOf, field) ?? words.empty
  if (typeof value === 'boolean') {
    const [yes, no] = own(switches, field) ?? [words.yes, words.no]
    return value ? yes : no
  }
  if (typeof value === 'number') return own(units, field)?.(value) ?? String(value)
  if (isPlainList(value)) return value.length === 0 ? words.empty : value.map((one) => valueText(field, one)).join(', ')
  if (typeof value === 'object') return markUnseen(JSON.stringify(value))
  const text = markUnseen(String(value))
  return own(own(named, field) ?? {}, text) ?? text
}

/** Starts of jobs, which a sentence tells in UTC. */
const starts: readonly string[] = ['cleanup_from', 'timeouts_from']
/** Of these the values are words of a list, and no text that somebody wrote. */
const listed: readonly string[] = ['status', 'theme', 'time_zone', 'language']

/** The same for a sentence, what somebody wrote in quotation marks; null where it is too long, masked, any other moment (a sentence knows no zone), or made of parts. */
export function shortValue(field: string, value: unknown): string | null {
  if ((value !== null && typeof value === 'object') || isMasked(value)) return null
  if (isMoment(value)) return starts.includes(field) ? words.utc(new Date(value).toISOString().slice(0, 16).replace('T', ' ')) : null
  const text = valueText(field, value)
  if (text === '' || text.length > SHORT || /[\r\n]/.test(text)) return null
  return typeof value === 'string' && text === markUnseen(value) && !listed.includes(field) ? words.quoted(text) : text
}
