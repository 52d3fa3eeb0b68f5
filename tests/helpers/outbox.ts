import { expect } from '@playwright/test'
import type { Installation } from './installation'
import { linkIn, type MailServer } from './mail-server'

/** Says from whom letters come, without which none leaves. */
export async function nameSender({ database }: Pick<Installation, 'database'>): Promise<void> {
  await database.owner.query(`update public.settings set mail_from = 'rollcall@example.org'`)
}

/** The first, second … letter that came for an address, once it is there. */
export async function letterTo(mail: MailServer, to: string, nth = 1) {
  const come = () => mail.letters().filter((letter) => letter.to === to)
  await expect.poll(() => come().length, { message: `letters to ${to}` }).toBeGreaterThanOrEqual(nth)
  const letter = come()[nth - 1]
  if (letter === undefined) throw new Error(`There is no letter ${nth} to ${to}.`)
  return letter
}

/** The link that its text holds. */
export const linkTo = async (mail: MailServer, to: string, path: string, nth = 1): Promise<string> =>
  linkIn(await letterTo(mail, to, nth), path)

/** Kinds of the letters to an address, oldest first. */
export async function kindsTo({ database }: Pick<Installation, 'database'>, address: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ kind: string }>('select kind from public.letters where address = $1 order by id', [address])
  return rows.map(({ kind }) => kind)
}
