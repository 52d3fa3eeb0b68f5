import type { PastSession } from './history'
import type { Person } from './people'
import { Random } from './random'
import type { Row } from './rows'

const SEED = 815
const MOST = 14
const DAY = 86_400_000

const FIRST = [
  'Amina',
  'Björn',
  'Chidi',
  'Dolores',
  'Emeka',
  'Fatima',
  'Giulia',
  'Hanna',
  'Ivo',
  'Jia',
  'Katsumi',
  'Leïla',
  'Mateus',
  'Nadia',
  'Oleh',
  'Priya',
]
const LAST = [
  'Abara',
  'Bianchi',
  'Castro',
  'Dahl',
  'Eriksen',
  'Fujita',
  'Gupta',
  'Haddad',
  'Ibrahim',
  'Jansen',
  'Kowalska',
  'López',
  'Moreau',
  'Novák',
]
const COMPANIES = [
  'Harbour Light',
  'Northwind Press',
  'Kestrel Maps',
  'Blue Lantern',
  'Oakfield Dairy',
  'Pfeiffer & Sohn',
  'Studio Arco',
  null,
]
const TAGS = ['customer', 'supplier', 'press', 'friend', 'fair', 'newsletter']
const NOTES = [
  'Met at the fair in May.',
  'Prefers to be called in the morning.',
  'Asks for an invoice on paper.',
  'Knows everybody at the harbour.',
  null,
  null,
]

/** The same name in plain letters, for an address. */
const plain = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase()
const iso = (at: number) => new Date(at).toISOString()

function contact(owner: string, madeAt: number, random: Random): Row {
  const [first, last, company] = [random.pick(FIRST), random.pick(LAST), random.pick(COMPANIES)]
  const tags = TAGS.filter(() => random.chance(0.2))
  return {
    id: random.uuid(madeAt),
    owner_id: owner,
    name: `${first} ${last}`,
    email: random.chance(0.85) ? `${plain(first)}.${plain(last)}@example.net` : null,
    phone: random.chance(0.6) ? `+44 20 7946 0${random.between(100, 999)}` : null,
    company,
    note: random.pick(NOTES),
    tags: `{${tags.join(',')}}`,
    birthday: random.chance(0.4) ? iso(random.between(-20, 35) * 365 * DAY).slice(0, 10) : null,
    favourite: random.chance(0.15),
    created_at: iso(madeAt),
    updated_at: iso(madeAt),
  }
}

/** Contacts of the people who have used Rollcall, each made during a session of theirs. */
export function contactRows(sessions: readonly PastSession[], idOf: (person: Person) => string): Row[] {
  const random = new Random(SEED)
  const people = [...new Set(sessions.map(({ browser }) => browser.person))]
  return people.flatMap((person) => {
    const own = sessions.filter(({ browser }) => browser.person === person)
    return Array.from({ length: random.between(3, MOST) }, () => {
      const { startedAt, lastActivityAt } = random.pick(own)
      return contact(idOf(person), random.between(startedAt, lastActivityAt), random)
    })
  })
}
