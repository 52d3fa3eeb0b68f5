import { isId } from '@/lib/db/id-days'
import { enActivityList } from '@/lib/i18n/en-activity-list'
import { among, type ListField, words } from '@/lib/lists/list-field'
import { normalBlock } from '@/lib/origin/address-block'
import type { ActivityChoice } from './activity-fields'

/** Names as recorders and notes give them. */
const name: ListField = { normal: (text) => (/^[a-z][a-z0-9_.]{0,79}$/.test(text) ? text : null), unknown: false }

/** One declaration a field, for the address, the chips, the form and the menu of a cell alike. */
export const activityFieldOf: Readonly<Record<ActivityChoice, ListField>> = {
  actor: words(320, false),
  action: name,
  type: { ...name, unknown: true },
  resource: { normal: (text) => (/^[a-z][a-z0-9_.]{0,49}:/.test(text) ? words(600, false).normal(text) : null), unknown: false },
  session: { normal: (text) => (isId(text) ? text.toLowerCase() : null), unknown: true },
  outcome: among(enActivityList.activityList.outcomes),
  source: among(enActivityList.activityList.sources),
  ip: { normal: normalBlock, unknown: false },
}
