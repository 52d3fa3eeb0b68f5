import type { Role } from '@/lib/access/roles'
import type { Home } from './networks'

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

/** Forty people of many places and scripts: one with a very long name, some written from right to left, two disabled, two invited. */
export const people: readonly Person[] = lines.map(
  ([name, local, home, role = 'user', status]): Person => ({ name, local, home, role: roleOf[role], status: status ?? 'active' }),
)

export const emailOf = (person: Person): string => `${person.local}@example.org`
