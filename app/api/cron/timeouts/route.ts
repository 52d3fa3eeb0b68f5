import { cron } from '@/lib/web/cron'
import { route } from '@/lib/web/route'

export const GET = route('anybody', cron('timeouts'))

/** A call works for 20 seconds and ends its last slice; platforms with a limit of their own have to allow that. */
export const maxDuration = 60
