import { enRefusals } from '@/lib/i18n/en-refusals'
import type { ActivityRow } from './schema'

const words: Readonly<Record<string, string>> = enRefusals.refusals

/** What was refused, as the name of what it was about: "See the users". Null for what is no refusal, or none that this version knows. */
export function refusedAction({ resourceType, resourceId }: Pick<ActivityRow, 'resourceType' | 'resourceId'>): string | null {
  if (resourceType !== 'action' || resourceId === null || !Object.hasOwn(words, resourceId)) return null
  const word = words[resourceId] ?? ''
  return word.charAt(0).toUpperCase() + word.slice(1)
}
