import type { Route } from 'next'
import { beside } from '@/app/_explorer/beside'
import type { ClockView } from '@/app/_ui/clock-view'
import { readPreferences } from '@/app/_ui/preferences'
import type { UserNames } from '@/app/(console)/sessions/_filters/value-name'
import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import { analyseSessions } from '@/lib/analytics/analyse-sessions'
import type { SessionAnalysis } from '@/lib/analytics/analysis'
import { en } from '@/lib/i18n/en'
import type { Draft, Given } from '@/lib/lists/list-query'
import type { ChoiceField } from '@/lib/sessions/choice-fields'
import { resolveSpelling } from '@/lib/sessions/resolve-spelling'
import { resolveUsers } from '@/lib/sessions/resolve-users'
import { parseSessionQuery, type SessionQuery } from '@/lib/sessions/session-query'
import { listsVersion } from '@/lib/web/lists-version'
import { requireContext, settleAt } from '@/lib/web/page'
import { type AnalysisPlace, analysedQuery, analysisPath } from './analysis-query'

const parts: Readonly<Record<string, string>> = en.filters.fields

/** What a page of analyses knows of who looks and what is asked, before anything is counted. */
export type AskedPage = {
  readonly place: AnalysisPlace
  /** The page's one address. */
  readonly path: Route
  readonly ctx: UserContext
  readonly query: SessionQuery
  readonly names: UserNames
  /** What of the address was left out, in sentences. */
  readonly remarks: readonly string[]
  readonly draft: Draft<ChoiceField> | null
  /** What the lists were at before anything was read. */
  readonly version: string
  readonly everyone: boolean
  readonly clock: ClockView
}

/** The same, and all that is counted as one answer: null where there was not the time. */
export type AnalysisPage = AskedPage & { readonly analysis: Promise<SessionAnalysis | null> }

/** Guards a page of analyses, reads its address as the list of sessions reads its own, and begins to count. */
export async function analysisPage(place: AnalysisPlace, searchParams: Promise<Given>): Promise<AnalysisPage> {
  const page = await askedPage(place, searchParams)
  return { ...page, analysis: beside(analyseSessions(page.ctx, page.query, page.clock.zone), null) }
}

/** The same for a page that counts in parts of its own. */
export async function askedPage(place: AnalysisPlace, searchParams: Promise<Given>): Promise<AskedPage> {
  const given = await searchParams
  const { query: asked, misunderstood, draft, added } = parseSessionQuery(given)
  const [ctx, { zone }] = await Promise.all([requireContext('session.list', analysisPath(place, analysedQuery(asked))), readPreferences()])
  const { query: resolved, names, ambiguous } = await resolveUsers(ctx, await resolveSpelling(ctx, asked, added))
  const query = analysedQuery(resolved)
  const remarks = [
    ...misunderstood.map(({ part, value, most }) => en.filters.misunderstood(parts[part] ?? part, value, most)),
    ...ambiguous.map(en.filters.ambiguous),
  ]
  const path = analysisPath(place, query)
  if (draft === null && remarks.length === 0) await settleAt(path, given)
  return {
    ...{ place, path, ctx, query, names, remarks, draft },
    version: listsVersion(ctx),
    everyone: may(ctx, 'session.see_everyones'),
    clock: { now: ctx.now.getTime(), zone },
  }
}
