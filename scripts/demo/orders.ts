import type { Who } from './log-line'
import type { PastSession } from './session'
import { bySession, difference, type Order, tellChange, type World } from './world'

const CUSTOMERS = [
  'Harbour Light',
  'Northwind Press',
  'Kestrel Maps',
  'Blue Lantern',
  'Oakfield Dairy',
  'Pfeiffer & Sohn',
  'Studio Arco',
  'Polar Freight',
]
const CURRENCIES = ['EUR', 'USD', 'GBP', 'JPY', 'NOK', 'INR']
const NEXT: Readonly<Record<string, readonly string[]>> = {
  draft: ['sent', 'sent', 'sent', 'cancelled'],
  sent: ['paid', 'paid', 'paid', 'overdue', 'cancelled'],
  overdue: ['paid', 'cancelled'],
  paid: ['shipped', 'shipped', 'shipped', 'refunded'],
}

const about = ({ id, number }: Order) => ({ type: 'order', resource: id, label: number })
const kept = ({ id: _key, ...values }: Order) => values

/** A new order, entered by a person or by the shop. */
export function place(world: World, at: number, who: Who, owner: string): void {
  const { random, orders } = world
  const values: Order = {
    ...{ id: random.uuid(at), owner_id: owner, number: `O-${String(orders.length + 10_001).padStart(6, '0')}` },
    ...{ customer: random.pick(CUSTOMERS), status: who.actorKind === 'app' ? 'sent' : 'draft', total: random.between(12, 90_000) / 10 },
    ...{ currency: random.pick(CURRENCIES), placed_on: new Date(at).toISOString().slice(0, 10), note: null },
  }
  orders.push({ values, madeAt: at, changedAt: at })
  tellChange(world, at, who, { action: 'create', ...about(values), after: kept(values) })
}

/** Goes on with one of the newer orders: its next state, or another total. False where there is none. */
export function goOn(world: World, at: number, who: Who): boolean {
  const { random, orders } = world
  const record = orders[Math.max(0, orders.length - 1 - Math.floor(4_000 * random.next() ** 2))]
  if (record === undefined) return false
  const old = record.values
  const status = random.pick(NEXT[old.status] ?? [old.status])
  const next: Partial<Order> =
    status === old.status || random.chance(0.2)
      ? { total: random.between(12, 90_000) / 10, note: random.chance(0.5) ? 'Corrected by telephone.' : old.note }
      : { status }
  const changed = difference(old, next)
  if (changed === null) return true
  Object.assign(old, next)
  const { before, after } = changed
  tellChange(world, at, who, { action: 'update', type: 'order', resource: old.id, label: old.number, before, after })
  record.changedAt = at
  return true
}

export const placeIn = (world: World, session: PastSession, at: number): void =>
  place(world, at, bySession(world, session, at), session.worker.id)

export const goOnIn = (world: World, session: PastSession, at: number): boolean => goOn(world, at, bySession(world, session, at))

/** The shop, an application of its own that names no session, and a job by night. */
export const shop = (world: World, at: number): Who => ({
  source: 'api',
  actorKind: 'app',
  actorName: 'Shop',
  request: world.random.uuid(at),
})
export const nightly = (): Who => ({ source: 'job', actorKind: 'job', actorName: 'nightly import' })
