import { expect } from '@playwright/test'
import { type Installation, startInstallation } from './installation'
import { linkIn, type MailServer, type ReceivedLetter, startMailServer } from './mail-server'

/** A server on a database of its own, from which letters leave by a mail server of this machine. */
export type Mailing = Installation & { readonly mail: MailServer }

/** Says from whom letters come, without which none leaves. */
export async function nameSender({ database }: Pick<Installation, 'database'>): Promise<void> {
  await database.owner.query(`update public.settings set mail_from = 'rollcall@example.org'`)
}

/** Starts both, with a sender. */
export async function startMailing(env: Readonly<Record<string, string>> = {}): Promise<Mailing> {
  const mail = await startMailServer()
  const installation = await startInstallation({ SMTP_URL: mail.url, ...env })
  await nameSender(installation)
  const stop = async () => {
    await installation.stop()
    await mail.stop()
  }
  return { ...installation, mail, stop }
}

/** The first, second … letter that came for an address, once it is there. */
export async function letterTo({ mail }: Pick<Mailing, 'mail'>, to: string, nth = 1): Promise<ReceivedLetter> {
  const come = () => mail.letters().filter((letter) => letter.to === to)
  await expect.poll(() => come().length, { message: `letters to ${to}` }).toBeGreaterThanOrEqual(nth)
  const letter = come()[nth - 1]
  if (letter === undefined) throw new Error(`There is no letter ${nth} to ${to}.`)
  return letter
}

/** The link that its text holds. */
export const linkTo = async (mailing: Pick<Mailing, 'mail'>, to: string, path: string, nth = 1): Promise<string> =>
  linkIn(await letterTo(mailing, to, nth), path)

/** Kinds of the letters to an address, oldest first. */
export async function kindsTo({ database }: Pick<Installation, 'database'>, address: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ kind: string }>('select kind from public.letters where address = $1 order by id', [address])
  return rows.map(({ kind }) => kind)
}
