import type { Role } from '@/lib/access/roles'
import { names, plain } from './names'
import type { Home } from './places'
import { Random } from './random'
import { SEED } from './size'

export type Person = {
  readonly name: string
  /** Before the @ of the address. */
  readonly local: string
  readonly home: Home
  readonly role: Role
  readonly status: 'active' | 'invited' | 'disabled'
}

type Line = readonly [name: string, local: string, home: Home, role?: 'user' | 'manager' | 'administrator', status?: 'invited' | 'disabled']

const roleOf = { user: 'audit_user', manager: 'audit_manager', administrator: 'system_administrator' } as const

// Invented people. The first three are those that one signs in as.
const lines: readonly Line[] = [
  ['Ada Okafor', 'admin', 'lagos', 'administrator'],
  ['Mikkel Sørensen', 'manager', 'oslo', 'manager'],
  ['Priya Raghunathan', 'user', 'bengaluru'],
  ['Yuki Tanaka', 'y.tanaka', 'tokyo', 'administrator'],
  ['Élodie Brûlé-Château', 'e.brule', 'paris', 'manager'],
  ['Jürgen Großmann', 'j.grossmann', 'berlin', 'manager'],
  ['佐藤 美咲', 'm.sato', 'tokyo'],
  ['王小明', 'wang.xm', 'shanghai'],
  ['김서연', 'seoyeon.kim', 'seoul'],
  ['نور الهدى عبد الرحمن', 'nour.a', 'cairo'],
  ['יעל בן־דוד', 'yael.bd', 'telaviv'],
  ['Ольга Шевченко', 'o.shevchenko', 'kyiv'],
  ['Νίκος Παπαδόπουλος', 'n.papadopoulos', 'athens'],
  ['สมชาย ใจดี', 'somchai.j', 'bangkok'],
  ['Nguyễn Thị Minh Khai', 'khai.nguyen', 'hanoi'],
  ['गीता देशपाण्डे', 'geeta.d', 'bengaluru'],
  ['გიორგი ბერიძე', 'g.beridze', 'tbilisi'],
  ['Արամ Հակոբյան', 'a.hakobyan', 'yerevan'],
  ['Wolfeschlegelsteinhausenbergerdorff-Montgomery-Featherstonehaugh y Rodríguez de la Concepción', 'wolfe', 'newyork'],
  ['Li Na', 'li', 'shanghai'],
  ['Bjørk Guðmundsdóttir', 'bjork.g', 'reykjavik'],
  ['João Gonçalves', 'j.goncalves', 'saopaulo'],
  ['María José Núñez', 'mj.nunez', 'madrid'],
  ["Siobhán O'Rourke", 's.orourke', 'dublin'],
  ['Zoë van der Berg', 'z.vanderberg', 'amsterdam'],
  ['Łukasz Wiśniewski', 'l.wisniewski', 'warsaw'],
  ['Çağla Yıldırım', 'c.yildirim', 'istanbul'],
  ['Thabo Ndlovu', 't.ndlovu', 'johannesburg'],
  ['Wanjikũ Kamau', 'w.kamau', 'nairobi'],
  ['Aroha Ngata', 'a.ngata', 'auckland'],
  ['Liam Tremblay', 'l.tremblay', 'montreal'],
  ['Chukwuemeka Adébáyọ̀', 'c.adebayo', 'lagos'],
  ['Grace Chen', 'grace.chen', 'sanfrancisco'],
  ['Matteo Rossi', 'm.rossi', 'milan'],
  ['Dewi Lestari', 'd.lestari', 'jakarta'],
  ['Hannah Whitfield', 'h.whitfield', 'london'],
  ['Rashid Khan', 'r.khan', 'karachi', 'user', 'disabled'],
  ['Nimal Perera', 'n.perera', 'colombo', 'user', 'disabled'],
  ['Ingrid Lindqvist', 'i.lindqvist', 'stockholm', 'user', 'invited'],
  ['Tomás Černý', 't.cerny', 'prague', 'manager', 'invited'],
]

const written = lines.map(
  ([name, local, home, role = 'user', status]): Person => ({ name, local, home, role: roleOf[role], status: status ?? 'active' }),
)

/** Offices that are larger than the others. */
const OFFICES: Partial<Record<Home, number>> = { berlin: 9, london: 8, newyork: 8, bengaluru: 6, paris: 4, sanfrancisco: 4, tokyo: 3 }
const seats = names.flatMap((one) => Array.from({ length: OFFICES[one.home] ?? 1 }, () => one))

/** One of ours, made of a list of names: every fifteenth is a manager, a few have left or not come yet. */
function made(at: number, random: Random): Person {
  const { home, first, last } = random.pick(seats)
  const [given, family] = [random.pick(first), random.pick(last)]
  const role = at % 15 === 0 ? 'audit_manager' : at % 131 === 0 ? 'system_administrator' : 'audit_user'
  const status = at % 47 === 2 ? 'disabled' : at % 61 === 3 ? 'invited' : 'active'
  return { name: `${given} ${family}`, local: `${plain(given)}.${plain(family)}`, home, role, status }
}

/**
 * As many people of many places and scripts: first the forty hand-written ones (one with a very long name, some written from right to left, two disabled,
 * two invited), then others from lists of names. Fewer than forty are all forty.
 */
export function peopleOf(many: number): readonly Person[] {
  const random = new Random(SEED)
  const people = new Map(written.map((person) => [person.local, person]))
  while (people.size < many) {
    const person = made(people.size, random)
    if (person.local.length > 4) people.set(person.local, people.get(person.local) ?? person)
  }
  return [...people.values()]
}

export const emailOf = (person: Person): string => `${person.local}@example.org`
