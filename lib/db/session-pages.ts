import 'server-only'
import type { Context } from '@/lib/access/context'
import type { Further } from './further'
import { Prisma } from './generated/client'
import { longSearch } from './long-search'
import { run } from './run'
import { detailColumns, listColumns, type SessionDetailRow, type SessionListRow } from './session-columns'
import { countOf } from './session-count'
import type { SessionFilter } from './session-filter'
import { pageOf, sessionFurther } from './session-list'
import type { SessionPage, SessionPlace, SessionSort } from './session-sort'
import { type OfferedField, type SuggestedValue, spelledValues, suggestedPeople, suggestedValues } from './session-values'
import { visibleSql } from './visible'
import type { Count } from './walk-count'

export type SessionPages = {
  /** One page by key (no offset: page one thousand costs what page one costs). `sort` other than by start needs `status: 'active'`. */
  page(
    filter: SessionFilter,
    place: SessionPlace & { readonly sort?: SessionSort | undefined },
    take: number,
  ): Promise<SessionPage<SessionListRow>>
  /** Where the next match beyond a session is, in the order of the starts; searched for longer than a page, when it is the person's turn. */
  further(filter: SessionFilter, sort: 'started' | '-started', beyond: string): Promise<Further>
  /** Exact below 10,000, else "at least 10,000"; with `exact` all are counted. */
  countMatching(filter: SessionFilter, how?: { readonly exact?: boolean }): Promise<Count>
  /** Values of a field that contain what was typed, the most frequent first. */
  suggestValues(field: OfferedField, typed: string): Promise<readonly string[]>
  /** People in sight in whose name or address it stands; nobody where nothing was typed. */
  suggestPeople(typed: string): Promise<readonly SuggestedValue[]>
  /** A value as it occurs that was typed in letters of any case; in several ways where it is written so. */
  spellValue(field: OfferedField, typed: string): Promise<readonly string[]>
  /** The rows of these sessions, as far as they are in sight, in no order. */
  some(ids: readonly string[]): Promise<readonly SessionListRow[]>
  /** The same with everything known of each. */
  details(ids: readonly string[]): Promise<readonly SessionDetailRow[]>
  /** One session with everything known, or null. */
  detail(id: string): Promise<SessionDetailRow | null>
}

/** The lists' half of the reading door: joins and keyset pages in SQL, with the policy's fragment. */
export function sessionPages(ctx: Context): SessionPages {
  const details = (ids: readonly string[]) =>
    run<SessionDetailRow>(Prisma.sql`SELECT ${detailColumns(ctx)} FROM public.sessions s CROSS JOIN public.settings c
      WHERE ${visibleSql(ctx, 'session', 's')} AND s.id = ANY(${ids}::uuid[])`)
  return {
    page: (filter, { sort = '-started', ...place }, take) => pageOf(ctx, filter, place, sort, take),
    further: (filter, sort, beyond) => longSearch(ctx, () => sessionFurther(ctx, filter, sort, beyond)),
    countMatching: (filter, { exact = false } = {}) =>
      exact ? longSearch(ctx, () => countOf(ctx, filter, exact)) : countOf(ctx, filter, exact),
    suggestValues: (field, typed) => suggestedValues(ctx, field, typed),
    suggestPeople: (typed) => suggestedPeople(ctx, typed),
    spellValue: (field, typed) => spelledValues(ctx, field, typed),
    some: (ids) =>
      run<SessionListRow>(Prisma.sql`SELECT ${listColumns(ctx)} FROM public.sessions s CROSS JOIN public.settings c
        WHERE ${visibleSql(ctx, 'session', 's')} AND s.id = ANY(${ids}::uuid[])`),
    details,
    async detail(id) {
      const [row] = await details([id])
      return row ?? null
    },
  }
}
