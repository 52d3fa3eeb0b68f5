import { suggestWords } from '@/app/_explorer/suggest-words'
import { suggestActivityValues } from '@/lib/activities/suggest-activity-values'
import { activityWords } from './choice-words'

/** What a filter of the list of activities may take. */
export const suggestActivityWords = suggestWords(activityWords, suggestActivityValues)
