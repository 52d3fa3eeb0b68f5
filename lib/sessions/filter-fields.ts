import type { Role } from '@/lib/access/roles'
import { enDetail } from '@/lib/i18n/en-detail'
import { enSessions } from '@/lib/i18n/en-sessions'
import { enShell } from '@/lib/i18n/en-shell'
import { normalBlock } from '@/lib/origin/address-block'
import type { ChoiceField } from './choice-fields'
import type { EndReason } from './schema'

type Declaration = {
  /** Every value there is, where that is a closed set. */
  readonly values?: readonly string[]
  /** A value's one way of being written, or null where it is none of this field. */
  readonly normal: (text: string) => string | null
  /** Whether a record may lack it. */
  readonly unknown: boolean
}

/** A closed set of values, each by its name in addresses or by the word that people read for it. */
const among = <T extends string>(words: Readonly<Record<T, string>>): Declaration => {
  const values = Object.keys(words) as T[]
  const means = (value: T, text: string) => value === text || words[value].toLowerCase() === text
  return { values, normal: (text) => values.find((value) => means(value, text.trim().toLowerCase())) ?? null, unknown: false }
}

const words = (most: number, unknown: boolean): Declaration => ({
  normal: (text) => (text.length <= most && text.isWellFormed() && !text.includes('\u0000') ? text.trim() || null : null),
  unknown,
})

/** One declaration a field, for the address, the chips, the form and the menu of a cell alike. */
export const fieldOf: Readonly<Record<ChoiceField, Declaration>> = {
  user: words(320, false),
  role: among<Role>(enShell.roles),
  device: among(enDetail.deviceTypes),
  browser: words(80, true),
  os: words(80, true),
  country: { normal: (text) => (/^[a-z]{2}$/i.test(text) ? text.toUpperCase() : null), unknown: true },
  city: words(160, true),
  reason: among<EndReason>(enSessions.sessions.reasons),
  network: among(enDetail.networks),
  ip: { normal: normalBlock, unknown: false },
}
