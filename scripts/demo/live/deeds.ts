import type pg from 'pg'
import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import { noteView } from '@/lib/activities/note-view'
import { signIn } from '@/lib/auth/sign-in'
import { signOut } from '@/lib/auth/sign-out'
import { createContact } from '@/lib/contacts/create-contact'
import { editContact } from '@/lib/contacts/edit-contact'
import { findContact } from '@/lib/contacts/find-contact'
import { listContacts } from '@/lib/contacts/list-contacts'
import { contactFieldsSchema } from '@/lib/contacts/schema'
import { unsafeTouchSession } from '@/lib/db/touch-session'
import { AppError } from '@/lib/errors/app-error'
import type { Random } from '@/scripts/demo/random'
import { freeBrowsers, liveSessions } from './browsers'
import { contextIn, headersOf } from './door'

/** How many sessions there are by night, and by day at most. */
const FEW = 45
const MANY = 160

export type Live = { readonly pool: pg.Pool; readonly random: Random; readonly password: string }

/** Somebody signs in in a browser of theirs, or gets the password wrong. */
async function arrive({ pool, random, password }: Live, isRight: boolean): Promise<string> {
  const free = await freeBrowsers(pool)
  if (free.length === 0) return 'nobody is free'
  const browser = random.pick(free)
  await signIn({ email: browser.email, password: isRight ? password : 'not my password', browserId: browser.browserId }, headersOf(browser))
  return 'signed in'
}

const NOTES = ['Called back, wants an offer.', 'Will decide next week.', 'Sent the catalogue.', 'Asks for somebody else from now on.']

async function work(ctx: UserContext, random: Random): Promise<string> {
  const { rows } = await listContacts(ctx, { show: 'mine' })
  if (rows.length === 0 || random.chance(0.2)) {
    const name = `${random.pick(['Ida', 'Noor', 'Teo', 'Mila', 'Sam'])} ${random.pick(['Lund', 'Abadi', 'Costa', 'Novak', 'Ferro'])}`
    await createContact(ctx, contactFieldsSchema.parse({ name, company: random.pick(['Harbour Light', 'Kestrel Maps']) }))
    return 'created'
  }
  const { id, seen, name, email, phone, company, tags, birthday, favourite } = await findContact(ctx, random.pick(rows).id)
  const kept = { name, email, phone, company, tags, birthday, favourite }
  await editContact(ctx, { ...kept, contactId: id, seen, note: `${random.pick(NOTES)} ${random.between(1, 999)}` })
  return 'edited'
}

/** Whoever is there does something: goes, looks around, or works on. */
async function goOn({ pool, random }: Live): Promise<string> {
  const there = await liveSessions(pool)
  if (there.length === 0) return 'nobody is there'
  const { id, age } = random.pick(there)
  const ctx = await contextIn(id)
  if (ctx === null) return 'has just left'
  if (age > 20 && there.length > FEW && random.chance(0.12)) {
    await signOut(ctx)
    return 'signed out'
  }
  await unsafeTouchSession(id)
  if (may(ctx, 'session.see_everyones') && random.chance(0.6)) {
    const other = random.pick(there)
    await noteView(ctx, { type: 'session', ...(random.chance(0.5) ? { filter: 'status=active' } : { id: other.id, label: null }) }, 50)
    return 'looked'
  }
  return work(ctx, random)
}

/** One thing that one person does. What the application refuses is part of it, and answered by its code. */
export async function doSomething(live: Live): Promise<string> {
  const { pool, random } = live
  try {
    const many = (await liveSessions(pool)).length
    if (random.chance(0.04)) return await arrive(live, false)
    if (many < FEW || (many < MANY && random.chance(0.12))) return await arrive(live, true)
    return await goOn(live)
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
