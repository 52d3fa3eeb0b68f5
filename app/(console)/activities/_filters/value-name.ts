import type { ActivityChoice } from '@/lib/activities/activity-fields'
import { otherActorName } from '@/lib/activities/actor-name'
import { enActivities } from '@/lib/i18n/en-activities'
import { enActivityList } from '@/lib/i18n/en-activity-list'
import { enReviews } from '@/lib/i18n/en-reviews'
import { enShell } from '@/lib/i18n/en-shell'

const words = enActivityList.activityList

// Parts of the catalogue and not all of it: the menu of a cell brings them to the browser.
const catalogues: Partial<Record<ActivityChoice, Readonly<Record<string, string>>>> = {
  action: words.actions,
  type: words.types,
  outcome: words.outcomes,
  source: words.sources,
  review: enReviews.reviews.filter,
}

/** Names of the people, and of the record, whose ids stand in the address. */
export type ActorNames = Readonly<Record<string, string>>

/** A field's value as people say it. */
export function valueName(field: ActivityChoice, value: string, names: ActorNames): string {
  if (value === '') return field === 'session' ? words.noSession : enShell.unknown
  if (field === 'actor') return names[value] ?? otherActorName(value)
  if (field === 'session') return `…${value.slice(-6)}`
  if (field === 'resource') return resourceName(value, names[value])
  const known = catalogues[field]
  if (known && Object.hasOwn(known, value)) return known[value] ?? value
  const text = value.replaceAll('_', ' ')
  // A table of somebody's own stands beside those that have words.
  return field === 'type' ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

function resourceName(value: string, name: string | undefined): string {
  const at = value.indexOf(':')
  const [type, id] = [value.slice(0, at), value.slice(at + 1)]
  const kind = Object.hasOwn(enActivities.activities.resources, type) ? valueName('type', type, {}) : type
  return `${kind} ${name ?? (id.length > 20 ? `…${id.slice(-12)}` : id)}`
}
