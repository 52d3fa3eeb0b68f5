import { type MailSettings, mailSettings } from '@/lib/db/mail-sender'
import { appOrigin } from '@/lib/env/app-origin'
import { env } from '@/lib/env/env'
import { resendTransport } from './resend-transport'
import { smtpTransport } from './smtp-transport'
import type { Sender, Transport } from './transport'

/** How letters leave, and from whom. */
export type Sending = { readonly transport: Transport; readonly from: Sender }

/** What this process's environment says of sending; null where it says nothing. Resend counts where both are set. */
export function transportSet(): Transport['kind'] | null {
  const { resendApiKey, smtpUrl } = env()
  return resendApiKey !== undefined ? 'resend' : smtpUrl !== undefined ? 'smtp' : null
}

function made(): Transport | null {
  const { resendApiKey, resendBaseUrl, smtpUrl } = env()
  if (resendApiKey !== undefined) return resendTransport(resendApiKey, resendBaseUrl)
  return smtpUrl === undefined ? null : smtpTransport(smtpUrl)
}

/** Null where nothing is set up that could send, or nobody said from whom. */
export function sendingBy({ from, replyTo, productName }: MailSettings): Sending | null {
  const transport = made()
  if (transport === null || from === null) return null
  return { transport, from: { name: productName, address: from, replyTo, host: new URL(appOrigin()).hostname } }
}

/** Whether letters leave; otherwise the outbox keeps them. @throws AppError `unavailable` */
export async function mailIsOn(): Promise<boolean> {
  return transportSet() !== null && (await mailSettings()).from !== null
}
