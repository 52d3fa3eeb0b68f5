import { createHash } from 'node:crypto'
import type { WriteDoor } from '@/lib/db/write'
import type { ContactFields } from './schema'

const select = { name: true, email: true, phone: true, company: true, note: true, tags: true, birthday: true, favourite: true } as const
const asDate = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`))

/** The fields as the table takes them. */
export const asColumns = ({ birthday, tags, ...fields }: ContactFields) => ({ ...fields, tags: [...tags], birthday: asDate(birthday) })

/** Rows that still hold exactly these fields. */
export const stillHolds = (fields: ContactFields) => {
  const { tags, ...columns } = asColumns(fields)
  return { ...columns, tags: { equals: tags } }
}

/** Names what stands in a contact, so that a form can say what it was made from. Not a secret. */
export function seenOf({ name, email, phone, company, note, tags, birthday, favourite }: ContactFields): string {
  const told = JSON.stringify([name, email, phone, company, note, tags, birthday, favourite])
  return createHash('sha256').update(told).digest('base64url').slice(0, 22)
}

/** What stands in a contact, inside of a running write; null alike for one that is not there and somebody else's. */
export async function findStored(tx: Pick<WriteDoor, 'contact'>, id: string): Promise<ContactFields | null> {
  const row = await tx.contact.find({ where: { id }, select })
  return row && { ...row, birthday: row.birthday?.toISOString().slice(0, 10) ?? null }
}
