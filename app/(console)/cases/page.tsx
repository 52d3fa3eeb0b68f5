import { LiveRefresh } from '@/app/_live/live-refresh'
import { readPreferences } from '@/app/_ui/preferences'
import { refusable, titled } from '@/app/(console)/refusable'
import { parseCaseQuery } from '@/lib/cases/case-query'
import { listCases } from '@/lib/cases/list-cases'
import { en } from '@/lib/i18n/en'
import { listsVersion } from '@/lib/web/lists-version'
import { requireContext, settleAt } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'
import { casesPath } from './cases-path'
import { CasesView } from './cases-view'

export const generateMetadata = titled('case.see', en.cases.title)

async function CasesPage({ searchParams }: PageProps<'/cases'>) {
  const given = await searchParams
  const query = parseCaseQuery(given)
  const path = casesPath(query)
  const ctx = await requireContext('case.see', path)
  await settleAt(path, given)
  const version = listsVersion(ctx)
  const view = viewing(ctx, { type: 'case', filter: path.split('?')[1] ?? '' }, path)
  const [page, { zone }] = await Promise.all([listCases(ctx, query), readPreferences()])
  await view.done(page.rows.length)
  return (
    <>
      <CasesView {...page} query={query} clock={{ now: ctx.now.getTime(), zone }} />
      <LiveRefresh version={version} />
    </>
  )
}

export default refusable(CasesPage)
