import { enActivities } from '@/lib/i18n/en-activities'
import { enSessions } from '@/lib/i18n/en-sessions'
import { enShell } from '@/lib/i18n/en-shell'
import { markUnseen } from '@/lib/origin/clean-text'

const words = enActivities.activities

/** Values of a column that have words of their own. */
const named: Readonly<Record<string, Readonly<Record<string, string>>>> = { role: enShell.roles, end_reason: enSessions.sessions.reasons }
const emptyOf: Readonly<Record<string, string>> = words.emptyOf

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
  if (value === null || value === undefined) return (Object.hasOwn(emptyOf, field) ? emptyOf[field] : undefined) ?? words.empty
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (isPlainList(value)) return value.length === 0 ? words.empty : value.map((one) => valueText(field, one)).join(', ')
  if (typeof value === 'object') return markUnseen(JSON.stringify(value))
  const text = markUnseen(String(value))
  const names = Object.hasOwn(named, field) ? named[field] : undefined
  return (names && Object.hasOwn(names, text) ? names[text] : undefined) ?? text
}

/** The same for a sentence; null where it is too long, masked, a moment (a sentence knows no zone), or made of parts. */
export function shortValue(field: string, value: unknown): string | null {
  if ((value !== null && typeof value === 'object') || isMasked(value) || isMoment(value)) return null
  const text = valueText(field, value)
  return text === '' || text.length > SHORT || /[\r\n]/.test(text) ? null : text
}
