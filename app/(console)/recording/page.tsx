import { readPreferences } from '@/app/_ui/preferences'
import { refusable, titled } from '@/app/(console)/refusable'
import { coverage } from '@/lib/activities/coverage'
import { en } from '@/lib/i18n/en'
import { requireContext } from '@/lib/web/page'
import { CoverageView } from './coverage-view'

export const generateMetadata = titled('recording.see', en.recording.title)

async function RecordingPage() {
  const ctx = await requireContext('recording.see', '/recording')
  const [found, { zone }] = await Promise.all([coverage(ctx), readPreferences()])
  return <CoverageView coverage={found} clock={{ now: ctx.now.getTime(), zone }} />
}

export default refusable(RecordingPage)
