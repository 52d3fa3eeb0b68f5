import type { AnalysisField, Share } from './analysis'
import type { Bins } from './bins'

/** Fields whose values are followed over time. Ends are not among them: they come after the day that a session is counted on. */
export const trendFields = [
  ...(['device', 'vendor', 'model', 'browser', 'browserVersion', 'os', 'osVersion'] as const),
  ...(['country', 'region', 'city', 'network', 'asn'] as const),
] satisfies readonly AnalysisField[]
export type TrendField = (typeof trendFields)[number]

/** By the key of a value. */
type ByValue<T> = ReadonlyMap<string, T>

/** How often each value occurs in each stretch of a period, and in the period before. */
export type SessionTrends = Bins & {
  readonly asOf: Date
  /** Counts in the order of the stretches; none for a value that does not occur. */
  readonly counts: Readonly<Record<TrendField, ByValue<readonly number[]>>>
  /** Null where there is no period before that is kept as a whole. */
  readonly before: Readonly<Record<TrendField, ByValue<number>>> | null
  /** Null where all were counted; else only those that started since then. */
  readonly since: Date | null
}

/** What a value is known by among those of its field. */
export const valueKey = ({ where }: Pick<Share, 'where'>): string => JSON.stringify(where)
