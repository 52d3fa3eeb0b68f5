import 'server-only'
import { Prisma } from './generated/client'
import { run } from './run'

/** From whom letters come, and how many notices somebody gets within an hour. Null in `from`: nothing is sent. */
export type MailSettings = {
  readonly from: string | null
  readonly replyTo: string | null
  readonly productName: string
  readonly noticesAnHour: number
}

/** The settings of letters in force. @throws AppError `unavailable` */
export async function mailSettings(): Promise<MailSettings> {
  const [found] = await run<MailSettings>(Prisma.sql`
    SELECT c.mail_from AS "from", c.mail_reply_to AS "replyTo", c.product_name AS "productName", c.mail_notices_an_hour AS "noticesAnHour"
    FROM public.settings c`)
  if (found === undefined) throw new Error('The settings row is missing: the database was not migrated.')
  return found
}
