import { enActivities } from '@/lib/i18n/en-activities'
import { enSessions } from '@/lib/i18n/en-sessions'
import { enSettings } from '@/lib/i18n/en-settings'
import { enShell } from '@/lib/i18n/en-shell'
import { markUnseen } from '@/lib/origin/clean-text'

const words = enActivities.activities

/** Values of a column that have words of their own. */
const named: Readonly<Record<string, Readonly<Record<string, string>>>> = { role: enShell.roles, end_reason: enSessions.sessions.reasons }

const { on, off, every, unusual, minutes, days } = enSettings.settings
/** What a setting's yes and no are called, and the unit of its number. */
const switches: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  ...{ idle_enabled: [on, off], limit_enabled: [on, off], notify_enabled: [on, off], notify_every: [every, unusual] },
}
const units: Readonly<Record<string, (n: number) => string>> = {
  ...{ retention_days: days, read_days: days },
  ...{ idle_minutes: minutes, limit_minutes: minutes, cleanup_minutes: minutes, timeouts_minutes: minutes },
}
const own = <T>(names: Readonly<Record<string, T>>, field: string): T | undefined =>
  Object.hasOwn(names, field) ? names[field] : undefined

/** Longer ones would drown the sentence. */
const SHORT = 40

/** A recorded value as text: what has a name by it, `null` as nothing, lists and objects as JSON. */
export function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined) return words.empty
  if (typeof value === 'boolean') {
    const [yes, no] = own(switches, field) ?? [words.yes, words.no]
    return value ? yes : no
  }
  if (typeof value === 'number') return own(units, field)?.(value) ?? String(value)
  if (typeof value === 'object') return markUnseen(JSON.stringify(value))
  const text = markUnseen(String(value))
  return own(own(named, field) ?? {}, text) ?? text
}

/** The same for a sentence; null where it is too long, masked, or made of parts. */
export function shortValue(field: string, value: unknown): string | null {
  if (value !== null && typeof value === 'object') return null
  const text = valueText(field, value)
  return text === '' || text === '•••' || text.length > SHORT || /[\r\n]/.test(text) ? null : text
}
