import { cronMail } from '@/lib/web/cron-mail'
import { route } from '@/lib/web/route'

export const GET = route('anybody', cronMail)

/** A call begins no further letter after 20 seconds; platforms with a limit of their own have to allow that. */
export const maxDuration = 60
