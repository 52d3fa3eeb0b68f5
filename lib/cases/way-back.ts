import type { Reader } from '@/lib/db/reader'
import { mailIsOn } from '@/lib/mail/chosen-transport'

/** Where a link for a new password goes, if one is mailed (`sendsMail`). `putsBack`: that is to be the person's address again, or is. */
export type WayBack = { readonly email: string; readonly sendsMail: boolean; readonly putsBack: boolean }

/** What putting back the address (lib/cases/put-back-address.ts) would come to for a session, of somebody whose address is `now`. */
export async function wayBack(
  { count }: Pick<Reader<'user'>, 'count'>,
  { address }: { readonly address: string },
  now: string,
): Promise<WayBack> {
  const sendsMail = await mailIsOn()
  const isTaken = address !== now && (await count({ where: { email: address } })) > 0
  return { email: address, sendsMail: sendsMail && !isTaken, putsBack: address !== now && !isTaken }
}
