import { isId } from '@/lib/db/id-days'
import { enActivities } from '@/lib/i18n/en-activities'
import { enActivityList } from '@/lib/i18n/en-activity-list'
import { enReviews } from '@/lib/i18n/en-reviews'
import { among, type ListField, named, words } from '@/lib/lists/list-field'
import { normalBlock } from '@/lib/origin/address-block'
import type { ActivityChoice } from './activity-fields'

const { actions, types, outcomes, sources, noSession } = enActivityList.activityList
const { actions: done, signIn } = enActivities.activities.own

/** Actions as sentences tell them: "Signed in" for `in`. */
const told: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...done, ...signIn }).flatMap(([action, word]) =>
    typeof word === 'string' && Object.hasOwn(actions, action) ? [[action, word]] : [],
  ),
)

const type = named(types, true)

/** `type:id`, with the type as `read` reads it. */
const resourceBy = (read: ListField['normal']) => (text: string) => {
  const [, before = '', id = ''] = /^([^:]+):(.*)$/s.exec(text) ?? []
  const kind = read(before)
  return kind === null || kind.length > 50 || id.trim() === '' ? null : words(600, false).normal(`${kind}:${id}`)
}

/** One declaration a field, for the address, the chips, the form and the menu of a cell alike. */
export const activityFieldOf: Readonly<Record<ActivityChoice, ListField>> = {
  actor: words(320, false),
  action: named(actions, false, told),
  type,
  resource: { normal: resourceBy(type.normal), typed: resourceBy(type.typed ?? type.normal), unknown: false },
  session: { normal: (text) => (isId(text) ? text.toLowerCase() : null), unknown: true, lacking: noSession },
  outcome: among(outcomes),
  source: among(sources),
  ip: { normal: normalBlock, unknown: false },
  review: among(enReviews.reviews.filter),
}
