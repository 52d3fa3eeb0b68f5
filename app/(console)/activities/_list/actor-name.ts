import type { ActivityRow } from '@/lib/activities/schema'
import { enActivityList } from '@/lib/i18n/en-activity-list'

// A part of the catalogue and not all of it: the menu of a cell brings it to the browser.
const kinds: Readonly<Record<string, string>> = enActivityList.activityList.actorKinds

/** Who did it, by the name of that time; what is no user says what it is. */
export function actorName({ actorKind, actorName: name }: Pick<ActivityRow, 'actorKind' | 'actorName'>): string {
  const kind = Object.hasOwn(kinds, actorKind) ? kinds[actorKind] : actorKind
  return kind?.toLowerCase() === name.toLowerCase() ? kind : [kind, name].filter(Boolean).join(' ')
}
