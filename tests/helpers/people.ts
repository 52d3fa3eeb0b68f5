import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { Role } from '@/lib/access/roles'
import type { TestDatabase } from './database'

/** Somebody who can sign in with `password`. */
export type Person = { readonly id: string; readonly name: string; readonly email: string; readonly role: Role }

export const password = 'correct horse battery'

let hashed: Promise<string> | undefined

/** Puts a person into the database, past the application: for tests of something else than how people come to be. */
export async function createPerson({ owner }: Pick<TestDatabase, 'owner'>, role: Role, name = `P ${randomUUID()}`): Promise<Person> {
  hashed ??= hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  const email = `${randomUUID()}@example.org`
  const { rows } = await owner.query<{ id: string }>(
    `insert into public.users (email, name, role, status, password_hash) values ($1, $2, $3, 'active', $4) returning id`,
    [email, name, role, await hashed],
  )
  return { id: rows[0]?.id ?? '', name, email, role }
}

/** The id of a person's newest session. */
export async function sessionOf({ owner }: TestDatabase, person: Person): Promise<string> {
  const { rows } = await owner.query<{ id: string }>('select id from public.sessions where user_id = $1 order by id desc limit 1', [
    person.id,
  ])
  return rows[0]?.id ?? 'none'
}
