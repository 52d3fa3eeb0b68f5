import type { Context } from '@/lib/access/context'
import type { ContactListRow } from '@/lib/db/contact-pages'

/** A contact as pages show it. Times are ISO 8601 in UTC. */
export type ContactRow = Omit<ContactListRow, 'createdAt' | 'updatedAt'> & {
  readonly createdAt: string
  readonly updatedAt: string
  /** Whether it belongs to whoever looks. */
  readonly isOwn: boolean
}

/** A row of the database as pages may have it. */
export const toContactRow = (ctx: Context, row: ContactListRow): ContactRow => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  isOwn: row.ownerId === ctx.userId,
})
