import type { Route } from 'next'
import { LiveRefresh } from '@/app/_live/live-refresh'
import { readPreferences } from '@/app/_ui/preferences'
import { reviewOf } from '@/app/(console)/_reviews/review-of'
import { CaseView } from '@/app/(console)/cases/case-view'
import { refusable, titled } from '@/app/(console)/refusable'
import { findCase } from '@/lib/cases/find-case'
import { en } from '@/lib/i18n/en'
import { listsVersion } from '@/lib/web/lists-version'
import { orNotFound, requireContext } from '@/lib/web/page'
import { viewing } from '@/lib/web/viewed'

export const generateMetadata = titled('case.see', en.cases.title)

async function CasePage({ params }: PageProps<'/cases/[id]'>) {
  const { id } = await params
  const path = `/cases/${id}` as Route
  const ctx = await requireContext('case.see', path)
  const version = listsVersion(ctx)
  const [found, { zone }] = await Promise.all([orNotFound(findCase(ctx, id)), readPreferences()])
  const [review] = await Promise.all([
    reviewOf(ctx, { type: 'case', id: found.id }),
    viewing(ctx, { type: 'case', id: found.id, label: found.bareName }, path).done(),
  ])
  return (
    <>
      <CaseView found={found} review={review} clock={{ now: ctx.now.getTime(), zone }} />
      <LiveRefresh version={version} />
    </>
  )
}

export default refusable(CasePage)
