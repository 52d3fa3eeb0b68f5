import type { ActivityRow } from '@/lib/activities/schema'
import { en } from '@/lib/i18n/en'

const words = en.activityList

/** Marks that the eye finds again, by action; the words beside them say the same. */
const marks: Readonly<Record<string, string>> = {
  ...{ create: 'create', update: 'update', delete: 'delete', in: 'in', out: 'out', ended: 'out', moved: 'update' },
  ...{ failed: 'refused', reauthentication_failed: 'refused', refused: 'refused', reauthenticated: 'in' },
}

/** Which mark stands before an activity (activity-table.module.css). */
export function actMark({ kind, action }: Pick<ActivityRow, 'kind' | 'action'>): string {
  if (kind === 'read') return 'read'
  return (Object.hasOwn(marks, action) ? marks[action] : undefined) ?? 'other'
}

/** Who did it, by the name of that time; what is no user says what it is. */
export function actorName({ actorKind, actorName: name }: Pick<ActivityRow, 'actorKind' | 'actorName'>): string {
  const kinds: Readonly<Record<string, string>> = words.actorKinds
  const kind = Object.hasOwn(kinds, actorKind) ? kinds[actorKind] : actorKind
  return kind?.toLowerCase() === name.toLowerCase() ? kind : [kind, name].filter(Boolean).join(' ')
}

/** Colour and shape of an outcome (status.css): a cross for refused, a triangle for failed; null for what was done. */
export function outcomeTone(outcome: string): string | null {
  if (outcome === 'ok') return null
  return outcome === 'refused' ? 'killed' : 'out'
}
