import type { ActivityRow } from '@/lib/activities/schema'

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

/** Colour and shape of an outcome (status.css): a cross for refused, a triangle for failed; null for what was done. */
export function outcomeTone(outcome: string): string | null {
  if (outcome === 'ok') return null
  return outcome === 'refused' ? 'killed' : 'out'
}
