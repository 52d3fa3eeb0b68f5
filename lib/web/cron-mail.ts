import 'server-only'
import { deliverLetters } from '@/lib/mail/deliver'
import { withCronSecret } from './cron'

/** Delivers the letters that are due, for whoever has CRON_SECRET, for some 20 seconds at most. */
export const cronMail = withCronSecret(async () => {
  const { sent, failed } = await deliverLetters()
  const message = `${sent} ${sent === 1 ? 'letter' : 'letters'} sent, ${failed} not taken.`
  return Response.json({ job: 'mail', sent, failed, message })
})
