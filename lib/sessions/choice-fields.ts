import { facetFields, plainFields } from '@/lib/db/session-filter'

/** Fields that are chosen by value: repeated in the address for "any of", with a leading `!` for "not", empty for Unknown. */
export const choiceFields = [...facetFields, 'ip', ...plainFields, 'review', 'map'] as const
export type ChoiceField = (typeof choiceFields)[number]
