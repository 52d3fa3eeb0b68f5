import type { UserContext } from '@/lib/access/context'
import { assertMay, may } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SuggestedValue } from '@/lib/db/session-values'
import { contains } from '@/lib/db/value-tally'
import { enActivityList } from '@/lib/i18n/en-activity-list'
import type { ActivityChoice } from './activity-fields'

/** Jobs and the like that are offered beside people: these are found by name, those have to be known. */
const MOST_OTHERS = 5

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  action: enActivityList.activityList.actions,
  type: enActivityList.activityList.types,
}
/** What people read for a value: its word, else its name with spaces. */
const wordFor = (field: string, value: string): string => words[field]?.[value] ?? value.replaceAll('_', ' ')

/**
 * What a filter's input may offer: actions and resource types of activities in sight; who acted in the newest without being a user, and people by a
 * part of their name or address.
 */
export async function suggestActivityValues(ctx: UserContext, field: ActivityChoice, typed: string): Promise<readonly SuggestedValue[]> {
  assertMay(ctx, 'activity.list')
  const door = read(ctx)
  const isLike = contains(typed)
  const named = async (of: 'action' | 'type' | 'actor') => {
    const fits = (value: string) => isLike(value) || isLike(wordFor(of, value))
    return (await door.activity.suggestValues(of, typed, fits)).map((value) => ({ value, label: value }))
  }
  if (field === 'action' || field === 'type') return named(field)
  if (field !== 'actor') return []
  // What one sees as an Audit User one did oneself.
  const others = may(ctx, 'activity.see_everyones') ? named('actor') : []
  const [first, people] = await Promise.all([others, door.session.suggestPeople(typed)])
  return [...first.slice(0, MOST_OTHERS), ...people]
}
