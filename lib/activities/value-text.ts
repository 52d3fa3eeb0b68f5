import { enActivities } from '@/lib/i18n/en-activities'
import { enSessions } from '@/lib/i18n/en-sessions'
import { enShell } from '@/lib/i18n/en-shell'
import { markUnseen } from '@/lib/origin/clean-text'

const words = enActivities.activities

/** Values of a column that have words of their own. */
const named: Readonly<Record<string, Readonly<Record<string, string>>>> = { role: enShell.roles, end_reason: enSessions.sessions.reasons }

/** Longer ones would drown the sentence. */
const SHORT = 40

/** A recorded value as text: what has a name by it, `null` as nothing, lists and objects as JSON. */
export function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined) return words.empty
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'object') return markUnseen(JSON.stringify(value))
  const text = markUnseen(String(value))
  const names = Object.hasOwn(named, field) ? named[field] : undefined
  return (names && Object.hasOwn(names, text) ? names[text] : undefined) ?? text
}

/** The same for a sentence; null where it is too long, masked, or made of parts. */
export function shortValue(field: string, value: unknown): string | null {
  if (value !== null && typeof value === 'object') return null
  const text = valueText(field, value)
  return text === '' || text === '•••' || text.length > SHORT || /[\r\n]/.test(text) ? null : text
}
