import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { CaseTab } from '@/lib/db/case-list'
import { read } from '@/lib/db/read'
import type { CaseQuery } from './case-query'
import { type CaseRow, toCaseRow } from './to-row'

/** Cases a page. */
const PAGE = 50
/** Closed ones are counted up to here. */
const MOST = 10_000

export type CasePage = {
  readonly rows: readonly CaseRow[]
  readonly next: string | null
  readonly counts: Readonly<Record<CaseTab, number>>
}

/** Cases of a state, newest first, and how many there are of each. `next` is where the next page begins. Managers and administrators. */
export async function listCases(ctx: UserContext, { show, before }: CaseQuery): Promise<CasePage> {
  assertMay(ctx, 'case.see')
  const door = read(ctx).case
  const [found, counts] = await Promise.all([door.page(show, before, PAGE + 1), door.counts(MOST)])
  const shown = found.slice(0, PAGE)
  return {
    rows: shown.map((row) => toCaseRow(row, ctx.userId)),
    next: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    counts,
  }
}
