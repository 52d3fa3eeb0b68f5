import type { Route } from 'next'
import type { Period } from '@/lib/lists/list-query'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed, isNarrowed, sessionQueryText } from '@/lib/sessions/session-query-text'

/** Pages that count sessions by the same address parts as their list. */
export type AnalysisPlace = '/' | '/locations' | '/devices'

/** What is counted where the address says nothing of time. */
export const usualPeriod = { since: '30d' } as const satisfies Period

const hasPeriod = ({ since, from, to }: Period): boolean => [since, from, to].some((part) => part !== undefined)
const isUsual = ({ since, from, to }: Period): boolean => since === usualPeriod.since && from === undefined && to === undefined

/** The list's query as an analysis takes it: of a bounded time, in no order, from no place on. */
export function analysedQuery(query: SessionQuery): SessionQuery {
  return changed(query, { ...(hasPeriod(query) ? {} : usualPeriod), sort: '-started' })
}

/** The one address of an analysis: the usual period goes without saying. */
export function analysisPath(place: AnalysisPlace, query: SessionQuery): Route {
  const text = sessionQueryText(changed(query, isUsual(query) ? { since: undefined } : {}))
  return (text === '' ? place : `${place}?${text}`) as Route
}

/** Whether anything but the period narrows it. */
export const isFiltered = (query: SessionQuery): boolean => isNarrowed({ ...query, since: undefined, from: undefined, to: undefined })
