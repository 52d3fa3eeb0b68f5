'use server'

import { putAway as putAwayNotices } from '@/lib/alerts/put-away'
import { putAwaySchema } from '@/lib/alerts/schema'
import { enAlerts } from '@/lib/i18n/en-alerts'
import { action } from '@/lib/web/action'

// Nothing is made anew here: the page behind it is somebody's work, and the notice itself looks again.
export const putAway = action(
  { may: 'notice.put_away', input: putAwaySchema, answer: () => ({ message: enAlerts.alerts.noted }) },
  putAwayNotices,
)
