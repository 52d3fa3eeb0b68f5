'use server'

import { revalidatePath } from 'next/cache'
import { after } from 'next/server'
import type { ClockView } from '@/app/_ui/clock-view'
import { readPreferences } from '@/app/_ui/preferences'
import type { PurgePreview } from '@/lib/db/purge-preview'
import { enSettings } from '@/lib/i18n/en-settings'
import { askForRun } from '@/lib/jobs/ask-for-run'
import type { RunAnswer } from '@/lib/jobs/carry-out'
import { dryRun as countDue } from '@/lib/jobs/dry-run'
import { runJob as run } from '@/lib/jobs/run-job'
import { oneJobSchema } from '@/lib/jobs/schema'
import { saveSettings as save } from '@/lib/settings/save-settings'
import { type SaveSettings, saveSettingsSchema } from '@/lib/settings/schema'
import { nothingSchema } from '@/lib/users/account-schema'
import { action } from '@/lib/web/action'
import { log } from '@/lib/web/log'
import { ranMessage } from './_jobs/ran-message'
import { shownDryRun } from './_jobs/shown-dry-run'
import { shownReview } from './shown-review'
import { typedAgain } from './shown-values'

const words = enSettings.settings
/** No session ends by a new clock sooner (lib/db/settings-door.ts). */
const CLOCKS_AFTER_MS = 2_500

/** Who runs out by the new clocks is written down at once, not when the job is due next. */
async function writeEndsDown(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, CLOCKS_AFTER_MS))
  await run('timeouts', 'settings').catch((error: unknown) => log.error({ err: error }, 'timeouts after a change of clocks failed'))
}

export const saveSettings = action(
  {
    ...{ may: 'settings.change', input: saveSettingsSchema, fresh: 'by_verb' },
    answer: ({ saved, typed }: { saved: Awaited<ReturnType<typeof save>>; typed: SaveSettings }) => {
      if (saved.outcome === 'review') {
        const { review } = saved
        return { data: shownReview(review, typed.zone), values: typedAgain(typed), ...(review.needsPassword && { asksPassword: true }) }
      }
      // Also where nothing was changed: the form may be older than what is in force.
      revalidatePath('/settings')
      if (saved.outcome === 'same') return { message: words.same }
      if (saved.clocks) after(writeEndsDown)
      return { message: words.saved(saved.changed, saved.ended) }
    },
  },
  async (ctx, input) => ({ saved: await save(ctx, input), typed: input }),
)

export const runJob = action(
  {
    ...{ may: 'settings.change', input: oneJobSchema },
    answer: ({ ran, clock }: { ran: RunAnswer; clock: ClockView }) => {
      revalidatePath('/settings')
      return { message: ranMessage(ran, clock) }
    },
  },
  async (ctx, input) => ({ ran: await askForRun(ctx, input), clock: { now: ctx.now.getTime(), zone: (await readPreferences()).zone } }),
)

export const dryRun = action(
  { may: 'settings.change', input: nothingSchema, answer: (found: PurgePreview) => ({ data: shownDryRun(found) }) },
  countDue,
)
