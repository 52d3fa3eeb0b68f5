import { z } from 'zod'
import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import { AppError } from '@/lib/errors/app-error'
import { type ContactRow, toContactRow } from './contact-row'
import { assertMayContacts } from './offered'
import { seenOf } from './stored-contact'

export type ContactDetail = ContactRow & {
  /** Names what stands there now, for the form that changes it. */
  readonly seen: string
  /** Whether whoever looks may look its owner up. */
  readonly knowsOwner: boolean
}

/** One contact. @throws AppError `not_found` alike for one that is not there and somebody else's. */
export async function findContact(ctx: UserContext, id: string): Promise<ContactDetail> {
  assertMayContacts(ctx, 'contact.list')
  const found = z.uuid().safeParse(id).success ? await read(ctx).contact.detail(id) : null
  if (found === null) throw new AppError('not_found', 'This contact is not known.')
  const row = toContactRow(ctx, found)
  return { ...row, seen: seenOf(row), knowsOwner: !row.ownerGone && may(ctx, 'user.list') }
}
