import { readPreferences } from '@/app/_ui/preferences'
import { refusable, titled } from '@/app/(console)/refusable'
import { may } from '@/lib/access/may'
import { weaknesses } from '@/lib/activities/weaknesses'
import { en } from '@/lib/i18n/en'
import { jobViews } from '@/lib/jobs/job-views'
import { readSettings } from '@/lib/settings/read-settings'
import { requireContext, settleAt } from '@/lib/web/page'
import { resetOf, settingsPath } from './settings-path'
import { SettingsView } from './settings-view'

export const generateMetadata = titled('settings.see', en.settings.title)

async function SettingsPage({ searchParams }: PageProps<'/settings'>) {
  const given = await searchParams
  const reset = resetOf(given.reset)
  const path = settingsPath(reset)
  const ctx = await requireContext('settings.see', path)
  await settleAt(path, given)
  const [stored, jobs, weak, { zone }] = await Promise.all([readSettings(ctx), jobViews(ctx), weaknesses(ctx), readPreferences()])
  return (
    <SettingsView
      stored={stored}
      jobs={jobs}
      weaknesses={weak}
      reset={reset}
      mail={may(ctx, 'mail.see')}
      clock={{ now: ctx.now.getTime(), zone }}
    />
  )
}

export default refusable(SettingsPage)
