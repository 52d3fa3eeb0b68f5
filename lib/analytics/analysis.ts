import type { ChoiceField } from '@/lib/sessions/choice-fields'

/** Fields by whose values sessions are counted. */
export const analysisFields = [
  ...(['role', 'device', 'vendor', 'model', 'browser', 'browserVersion', 'os', 'osVersion'] as const),
  ...(['country', 'region', 'city', 'network', 'asn', 'reason'] as const),
]
export type AnalysisField = (typeof analysisFields)[number]

/** How many sessions have a value; the empty value is Unknown. */
export type Share = {
  /** What the list of sessions is filtered by to show just these: a city with its country, a version with its browser. The field itself is among them. */
  readonly where: Readonly<Partial<Record<ChoiceField, string>>>
  readonly count: number
  /** A name that the value itself does not tell, as that of the operator of a network. */
  readonly name?: string | undefined
}

/** A bar of a series: a day (or hour, or some days) of the viewer's zone as far as it lies in the period, the later moment not counted. */
export type Bin = {
  readonly from: Date
  readonly to: Date
  /** The days of the viewer's zone that it is of, YYYY-MM-DD. */
  readonly first: string
  readonly last: string
  readonly count: number
  /** In the bin as far into the period before. */
  readonly before: number | null
}

/** Ended sessions that lasted from so many seconds on, and shorter than so many; null without an end. */
export type DurationBin = { readonly from: number; readonly to: number | null; readonly count: number }

/** Sessions that match a filter and started in a period, counted under the values of some fields, most frequent first. */
export type SessionShares<F extends AnalysisField = AnalysisField> = {
  readonly asOf: Date
  readonly total: number
  /** Null where all were counted; else only those that started since then, because there was not the time. */
  readonly since: Date | null
  readonly fields: Readonly<Record<F, readonly Share[]>>
}

/** The same by when they started, how long they lasted and why they ended. */
export type SessionOverview = SessionShares<'reason'> & {
  /** What ended before is kept no more. */
  readonly keptSince: Date
  /** How many match in the period of the same length before this one; null where that is not kept as a whole, or nobody asked. */
  readonly totalBefore: number | null
  readonly periodBefore: { readonly from: Date; readonly to: Date } | null
  readonly unit: 'hour' | 'day' | 'days'
  readonly series: readonly Bin[]
  readonly durations: readonly DurationBin[]
  /** Starts by weekday (Monday first) and hour (0 to 23) of the viewer's zone. */
  readonly hours: readonly (readonly number[])[]
}

/** All that is counted of them. */
export type SessionAnalysis = SessionShares & SessionOverview

/** What is so at this moment, whatever the period. */
export type ActiveNow = {
  readonly asOf: Date
  readonly active: number
  readonly byRole: readonly Share[]
  /** How many run out within a quarter of an hour if nothing is done in them. */
  readonly aboutToEnd: number
}

/** Most at once since midnight in the viewer's zone, and a moment at which they were. */
export type Peak = { readonly count: number; readonly at: Date }
