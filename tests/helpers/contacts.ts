import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ContactFields } from '@/lib/contacts/schema'
import { APP_ROLE } from '@/scripts/cluster/roles'
import { projectRoot } from '@/scripts/project'
import type { TestDatabase } from './database'

type Database = Pick<TestDatabase, 'owner'>

/** Lays the worked example of recording, as the demo does. */
export async function layContacts({ owner }: Database): Promise<void> {
  await owner.query('BEGIN')
  await owner.query(`SELECT set_config('rollcall.app_role', $1, true)`, [APP_ROLE])
  await owner.query(readFileSync(join(projectRoot, 'prisma/example/contacts.sql'), 'utf8'))
  await owner.query('COMMIT')
}

/** What `makeContact` writes where nothing else is said. */
export const plainContact: ContactFields = {
  ...{ name: 'Plain Contact', email: null, phone: null, company: null, note: null, tags: [], birthday: null, favourite: false },
}

/** A contact, made by the owner of the table: recorded as `outside`. */
export async function makeContact({ owner }: Database, ownerId: string, fields: Partial<ContactFields> = {}): Promise<string> {
  const { name, email, phone, company, note, tags, birthday, favourite } = { ...plainContact, ...fields }
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO example.contacts (owner_id, name, email, phone, company, note, tags, birthday, favourite)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [ownerId, name, email, phone, company, note, tags, birthday, favourite],
  )
  return rows[0]?.id ?? ''
}
