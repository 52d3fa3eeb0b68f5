import { enActivityList } from '@/lib/i18n/en-activity-list'
import type { ActivityRow } from './schema'

// A part of the catalogue and not all of it: the menu of a cell brings it to the browser.
const kinds: Readonly<Record<string, string>> = enActivityList.activityList.actorKinds

/** Who did it, by the name of that time; what is no user says what it is. */
export function actorName({ actorKind, actorName: name }: Pick<ActivityRow, 'actorKind' | 'actorName'>): string {
  const kind = Object.hasOwn(kinds, actorKind) ? kinds[actorKind] : actorKind
  return kind?.toLowerCase() === name.toLowerCase() ? kind : [kind, name].filter(Boolean).join(' ')
}

/** The same of what is no user as a filter has it, `kind:name`; of anything else that itself. */
export function otherActorName(value: string): string {
  const [kind = '', ...name] = value.split(':')
  return name.length === 0 ? value : actorName({ actorKind: kind, actorName: name.join(':') })
}
