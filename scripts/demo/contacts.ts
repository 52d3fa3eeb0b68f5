import { names, plain } from './names'
import type { Random } from './random'
import type { PastSession, Worker } from './session'
import { bySession, type Contact, difference, type Record_, tellChange, type World } from './world'

const COMPANIES = [
  ...['Harbour Light', 'Northwind Press', 'Kestrel Maps', 'Blue Lantern', 'Oakfield Dairy', 'Pfeiffer & Sohn', 'Studio Arco'],
  ...['Lumen Optics', 'Terra Nova Seeds', 'Polar Freight', 'Casa Verde', 'Mistral Wind', 'Baobab Trading', 'Ito Ceramics'],
]
const TAGS = ['customer', 'supplier', 'press', 'friend', 'fair', 'newsletter', 'lead', 'partner']
const NOTES = [
  'Met at the fair in May.',
  'Prefers to be called in the morning.',
  'Asks for an invoice on paper.',
  'Knows everybody at the harbour.',
  'Wants the spring catalogue.\nSend two copies.',
  'Moves to another office in January.',
  'Speaks for the whole group of companies.',
]

const phone = (random: Random) => `+44 20 7946 0${random.between(100, 999)}`
const email = (name: string, random: Random) =>
  `${name.split(' ').map(plain).join('.')}${random.chance(0.3) ? random.between(2, 99) : ''}@example.net`
const tags = (random: Random) => TAGS.filter(() => random.chance(0.2))

function nameOf(random: Random): string {
  const [given, family] = [random.pick(names), random.pick(names)]
  return `${random.pick(given.first)} ${random.pick(family.last)}`
}

function make(owner: string, at: number, random: Random): Contact {
  const name = nameOf(random)
  return {
    ...{ id: random.uuid(at), owner_id: owner, name, email: random.chance(0.85) ? email(name, random) : null },
    ...{ phone: random.chance(0.6) ? phone(random) : null, company: random.chance(0.8) ? random.pick(COMPANIES) : null },
    ...{ note: random.chance(0.3) ? random.pick(NOTES) : null, tags: tags(random) },
    birthday: random.chance(0.3)
      ? `${random.between(1950, 2005)}-0${random.between(1, 9)}-${String(random.between(1, 28)).padStart(2, '0')}`
      : null,
    favourite: random.chance(0.12),
  }
}

export const contactsOf = (world: World, worker: Worker): Record_<Contact>[] => {
  const found = world.contacts.get(worker)
  if (found !== undefined) return found
  const made: Record_<Contact>[] = []
  world.contacts.set(worker, made)
  return made
}

const about = ({ id, name }: Contact) => ({ type: 'contact', resource: id, label: name })
const kept = ({ id: _key, ...values }: Contact) => values

/** A contact that was there before the past begins: nothing tells of how it came. */
export function given(world: World, worker: Worker, at: number): void {
  contactsOf(world, worker).push({ values: make(worker.id, at, world.random), madeAt: at, changedAt: at })
}

/** As many new contacts of the session's person, in one request: each is an activity of its own. */
export function create(world: World, session: PastSession, at: number, many = 1): void {
  const who = bySession(world, session, at)
  for (let i = 0; i < many; i += 1) {
    const values = make(session.worker.id, at, world.random)
    contactsOf(world, session.worker).push({ values, madeAt: at, changedAt: at })
    tellChange(world, at, who, { action: 'create', ...about(values), after: kept(values) })
  }
}

function edited(old: Contact, random: Random): Partial<Contact> {
  const way = random.next()
  if (way < 0.25) return { phone: phone(random) }
  if (way < 0.4) return { company: random.pick(COMPANIES) }
  if (way < 0.52) return { email: email(old.name, random), phone: random.chance(0.5) ? phone(random) : old.phone }
  if (way < 0.7) return { tags: tags(random) }
  if (way < 0.9) return { note: random.pick(NOTES) }
  if (way < 0.96) return { favourite: !old.favourite }
  return { name: `${old.name.split(' ')[0] ?? ''} ${random.pick(random.pick(names).last)}` }
}

/** Changes one contact of a person; where nothing would differ, nothing happens. Answers whether there was one. */
export function edit(world: World, session: PastSession, at: number, owner: Worker = session.worker): boolean {
  const own = contactsOf(world, owner)
  if (own.length === 0) return false
  // People mostly go on with what they made last.
  const record = own[Math.floor(own.length * world.random.next() ** 0.5)] ?? own[0]
  if (record === undefined) return false
  const next = edited(record.values, world.random)
  const changed = difference(record.values, next)
  if (changed === null) return true
  Object.assign(record.values, next)
  const { before, after } = changed
  const { id: resource, name: label } = record.values
  tellChange(world, at, bySession(world, session, at), { action: 'update', type: 'contact', resource, label, before, after })
  record.changedAt = at
  return true
}

/** Deletes as many of a person's contacts, newest first, in one request. */
export function remove(world: World, session: PastSession, at: number, many = 1, owner: Worker = session.worker): void {
  const who = bySession(world, session, at)
  for (const { values } of contactsOf(world, owner).splice(-many)) {
    tellChange(world, at, who, { action: 'delete', ...about(values), before: kept(values) })
  }
}
