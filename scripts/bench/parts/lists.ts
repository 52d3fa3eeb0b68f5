import type { UserContext } from '@/lib/access/context'
import type { SessionFilter } from '@/lib/db/session-filter'
import type { SessionPlace, SessionSort } from '@/lib/db/session-sort'
import { type Figure, ms } from '@/scripts/bench/figure'
import { ask, figure } from '@/scripts/bench/lists/ask'
import { kindsOf } from '@/scripts/bench/lists/cases'
import { benchContext } from '@/scripts/bench/lists/context'
import { lay } from '@/scripts/bench/lists/lay'
import { writeCosts } from '@/scripts/bench/lists/writes'
import { type Part, SECRET } from '@/scripts/bench/part'
import { addPerson, addSession } from '@/scripts/bench/people'
import { median } from '@/scripts/bench/statistics'
import { createDatabase } from '@/tests/helpers/database'

const PAGE = 50
const PENDING = 25
const EQUAL_MS = 50

/** lib/db reads its address once, so the environment comes before the first import of a door. */
async function doors() {
  const { read } = await import('@/lib/db/read')
  const { databaseClock } = await import('@/lib/db/clock')
  return { read, databaseClock }
}

/** The list of a million sessions, of which the newest hundred thousand are live, at the reading door: pages by kind of filter, counts, writes. */
export const lists: Part = async () => {
  const database = await createDatabase()
  process.env.DATABASE_URL = database.appUrl
  process.env.AUTH_SECRET = SECRET
  const { owner } = database
  try {
    await lay(owner)
    const { read, databaseClock } = await doors()
    const clock = await databaseClock()
    const manager = await benchContext(owner, clock, 'audit_manager', 'Mara Manager')
    const old = await benchContext(owner, clock, 'audit_user', 'Olaf Old')
    // What has ended is final, so the trigger that says so looks away.
    await owner.query('SET session_replication_role = replica')
    await owner.query(`UPDATE sessions SET user_id = $1 WHERE id IN (SELECT id FROM sessions ORDER BY id OFFSET 20000 LIMIT 5)`, [
      old.userId,
    ])
    await owner.query('RESET session_replication_role')
    // As it is in use: the index's list of pending entries about half full.
    for (let i = 0; i < PENDING; i += 1) await addSession(owner, await addPerson(owner, `Pending ${i}`, 'audit_user'))
    const page = async (ctx: UserContext, filter: SessionFilter, place: SessionPlace & { sort?: SessionSort } = {}) =>
      (await read(ctx).session.page(filter, place, PAGE)).searchedTo === null
    const kinds = await kindsOf(owner)
    await page(manager, {})
    const floor = median((await ask(owner, [{}], (filter) => page(manager, filter))).worked)
    const figures: Figure[] = []
    for (const { name, most, filters } of kinds)
      figures.push(figure('lists', name, most, await ask(owner, filters, (filter) => page(manager, filter)), floor))
    const middle = await owner.query<{ id: string }>('SELECT id FROM sessions ORDER BY id OFFSET 500000 LIMIT 1')
    const before = middle.rows[0]?.id
    figures.push(
      figure(
        'lists',
        'a page in the middle',
        EQUAL_MS,
        await ask(owner, [{}, { status: 'terminated' as const }], (filter) => page(manager, filter, { before })),
        floor,
      ),
      figure(
        'lists',
        'the own list of a user with five old sessions',
        EQUAL_MS,
        await ask(owner, [{}, { text: 'chrome' }], (filter) => page(old, filter)),
        floor,
      ),
      figure(
        'lists',
        'live ones, by another column',
        null,
        await ask<SessionSort>(owner, ['user', '-activity', 'ip', 'city'], (sort) => page(manager, { status: 'active' }, { sort })),
        floor,
      ),
    )
    for (const { name, filters } of kinds) {
      const counted = await ask(owner, filters.slice(0, 60), async (filter) => (await read(manager).session.countMatching(filter)).exact)
      figures.push(figure('lists', `count: ${name}`, null, counted, floor, 'told as a least'))
    }
    const exact = await ask<SessionFilter>(owner, [{}, { status: 'active' }, kinds[2]?.filters[0] ?? {}], async (filter) => {
      return (await read(manager).session.countMatching(filter, { exact: true })).exact
    })
    figures.push(figure('lists', 'exact count on request', null, exact, floor))
    for (const [name, { indexed, bare }] of Object.entries(await writeCosts(owner)))
      figures.push({
        part: 'lists',
        name: `${name} of a session with the index of facets`,
        target: '',
        measured: ms(indexed),
        floor: `${ms(bare)} (without it)`,
        ratio: indexed / bare,
        good: null,
      })
    return figures
  } finally {
    await database.close()
  }
}
