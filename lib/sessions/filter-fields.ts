import type { Role } from '@/lib/access/roles'
import { enDetail } from '@/lib/i18n/en-detail'
import { enSessions } from '@/lib/i18n/en-sessions'
import { enShell } from '@/lib/i18n/en-shell'
import { among, type ListField, words } from '@/lib/lists/list-field'
import { normalBlock } from '@/lib/origin/address-block'
import { countryOf } from '@/lib/origin/country-codes'
import type { ChoiceField } from './choice-fields'
import type { EndReason } from './schema'

/** One declaration a field, for the address, the chips, the form and the menu of a cell alike. */
export const fieldOf: Readonly<Record<ChoiceField, ListField>> = {
  user: words(320, false),
  role: among<Role>(enShell.roles),
  device: among(enDetail.deviceTypes),
  browser: words(80, true),
  os: words(80, true),
  country: { normal: countryOf, unknown: true },
  city: words(160, true),
  reason: among<EndReason>(enSessions.sessions.reasons),
  network: among(enDetail.networks),
  ip: { normal: normalBlock, unknown: false },
}
