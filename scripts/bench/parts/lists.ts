import type pg from 'pg'
import type { UserContext } from '@/lib/access/context'
import type { SessionFilter } from '@/lib/db/session-filter'
import type { SessionPlace, SessionSort } from '@/lib/db/session-sort'
import { type Figure, ms } from '@/scripts/bench/figure'
import { applicationClock } from '@/scripts/bench/lists/backend-time'
import { kindsOf } from '@/scripts/bench/lists/cases'
import { lay } from '@/scripts/bench/lists/lay'
import { writeCosts } from '@/scripts/bench/lists/writes'
import { type Part, SECRET } from '@/scripts/bench/part'
import { addPerson, addSession } from '@/scripts/bench/people'
import { median, percentile } from '@/scripts/bench/statistics'
import { createDatabase } from '@/tests/helpers/database'

/** Each kind is asked at least so often; the first round only warms. */
const ASKED = 60
const PAGE = 50
const PENDING = 25
const EQUAL_MS = 50

/** lib/db reads its address once, so the environment comes before the first import of a door. */
async function doors() {
  const { read } = await import('@/lib/db/read')
  const { databaseClock } = await import('@/lib/db/clock')
  return { read, databaseClock }
}

type Asked = { readonly worked: number[]; readonly waited: number[]; readonly partial: number; readonly refused: number }

async function ask<F>(owner: pg.Client, filters: readonly F[], question: (filter: F) => Promise<boolean>): Promise<Asked> {
  const [worked, waited]: [number[], number[]] = [[], []]
  let [partial, refused] = [0, 0]
  const rounds = Math.max(1, Math.ceil(ASKED / filters.length))
  for (let round = -1; round < rounds; round += 1)
    for (const filter of filters) {
      const clock = await applicationClock(owner)
      const [began, work] = [performance.now(), clock()]
      // A statement that took longer than it may is a result too, and a bad one; the other figures must not be lost with it.
      const whole = await question(filter).catch((error: { code?: string }) => {
        if (error.code !== 'unavailable') throw error
        return null
      })
      if (round < 0) continue
      waited.push(performance.now() - began)
      // Its connection is gone, and with it what the kernel counted.
      worked.push(whole === null ? performance.now() - began : clock() - work)
      if (whole === null) refused += 1
      else if (!whole) partial += 1
    }
  return { worked, waited, partial, refused }
}

function figure(
  name: string,
  most: number | null,
  { worked, waited, partial, refused }: Asked,
  floor: number,
  partly = 'stopped in time',
): Figure {
  const high = percentile(worked, 0.95)
  const some = `${partial > 0 ? `; of ${worked.length} ${partial} ${partly}` : `; ${worked.length} asked`}${refused > 0 ? `, ${refused} refused` : ''}`
  return {
    part: 'lists',
    name,
    target: most === null ? '' : `p95 ≤ ${ms(most)}`,
    measured: `p50 ${ms(median(worked))}, p95 ${ms(high)} (by the wall ${ms(median(waited))}, ${ms(percentile(waited, 0.95))})${some}`,
    floor: `${ms(floor)} (first page, no filter)`,
    ratio: high / floor,
    good: refused > 0 ? false : most === null ? null : high <= most,
  }
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
    const contextOf = async (role: 'audit_manager' | 'audit_user', name: string): Promise<UserContext> => {
      const person = await addPerson(owner, name, role)
      const { id } = await addSession(owner, person)
      const actor = { kind: 'user', id: person.id, name } as const
      return {
        actor,
        role,
        userId: person.id,
        authenticatedAt: clock.now,
        sessionId: id,
        request: { id: 'bench', source: 'web', ip: null },
        ...clock,
      }
    }
    const manager = await contextOf('audit_manager', 'Mara Manager')
    const old = await contextOf('audit_user', 'Olaf Old')
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
      figures.push(figure(name, most, await ask(owner, filters, (filter) => page(manager, filter)), floor))
    const middle = await owner.query<{ id: string }>('SELECT id FROM sessions ORDER BY id OFFSET 500000 LIMIT 1')
    const before = middle.rows[0]?.id
    figures.push(
      figure(
        'a page in the middle',
        EQUAL_MS,
        await ask(owner, [{}, { status: 'terminated' as const }], (filter) => page(manager, filter, { before })),
        floor,
      ),
      figure(
        'the own list of a user with five old sessions',
        EQUAL_MS,
        await ask(owner, [{}, { text: 'chrome' }], (filter) => page(old, filter)),
        floor,
      ),
      figure(
        'live ones, by another column',
        null,
        await ask<SessionSort>(owner, ['user', '-activity', 'ip', 'city'], (sort) => page(manager, { status: 'active' }, { sort })),
        floor,
      ),
    )
    for (const { name, filters } of kinds) {
      const counted = await ask(owner, filters.slice(0, 60), async (filter) => (await read(manager).session.countMatching(filter)).exact)
      figures.push(figure(`count: ${name}`, null, counted, floor, 'told as a least'))
    }
    const exact = await ask<SessionFilter>(owner, [{}, { status: 'active' }, kinds[2]?.filters[0] ?? {}], async (filter) => {
      return (await read(manager).session.countMatching(filter, { exact: true })).exact
    })
    figures.push(figure('exact count on request', null, exact, floor))
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
