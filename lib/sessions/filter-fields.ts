import { roles } from '@/lib/access/roles'
import { enDetail } from '@/lib/i18n/en-detail'
import { normalBlock } from '@/lib/origin/address-block'
import type { ChoiceField } from './choice-fields'
import { endReasons } from './schema'

type Declaration = {
  /** Every value there is, where that is a closed set. */
  readonly values?: readonly string[]
  /** A value's one way of being written, or null where it is none of this field. */
  readonly normal: (text: string) => string | null
  /** Whether a record may lack it. */
  readonly unknown: boolean
}

const oneOf = (values: readonly string[]): Declaration => ({
  values,
  normal: (text) => (values.includes(text) ? text : null),
  unknown: false,
})

const words = (most: number, unknown: boolean): Declaration => ({
  normal: (text) => (text.length <= most && text.isWellFormed() && !text.includes('\u0000') ? text.trim() || null : null),
  unknown,
})

/** One declaration a field, for the address, the chips, the form and the menu of a cell alike. */
export const fieldOf: Readonly<Record<ChoiceField, Declaration>> = {
  user: words(320, false),
  role: oneOf(roles),
  device: oneOf(Object.keys(enDetail.deviceTypes)),
  browser: words(80, true),
  os: words(80, true),
  country: { normal: (text) => (/^[a-z]{2}$/i.test(text) ? text.toUpperCase() : null), unknown: true },
  city: words(160, true),
  reason: oneOf(endReasons),
  network: oneOf(Object.keys(enDetail.networks)),
  ip: { normal: normalBlock, unknown: false },
}
