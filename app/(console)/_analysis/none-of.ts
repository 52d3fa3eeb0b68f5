import type { AnalysisField } from '@/lib/analytics/analysis'
import { en } from '@/lib/i18n/en'

const words = en.dashboard.empty

/** Why a field has no values, and what to do to see some. */
export const noneOf = (field: AnalysisField, total: number): string => (field === 'reason' && total > 0 ? words.noneEnded : words.noneHere)
