import { beforeAll, describe, expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import { testDatabase } from '@/tests/helpers/database'
import { layActivities, makeDays, unsettle } from '@/tests/helpers/laid-activities'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { countActivities } from './activity-count'
import type { ActivityFilter } from './activity-filter'
import { histogramOf, overviewOf } from './activity-histogram'
import { suggestedActivityValues } from './activity-values'
import { momentOf } from './id-days'
import type { ListPage, ListPlace } from './list-page'
import { read } from './read'
import { settleDays } from './settle-days'

const DAY_MS = 86_400_000
const QUARTER_MS = 900_000
const select = { id: true } as const
// However busy the machine is: what is counted in part is another test's.
const unhurried = { firstRows: 2_000, mostMs: 1e9 }
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

let manager: SignedIn
let laid = 0
beforeAll(async () => {
  await testDatabase()
  await makeDays(6)
  manager = await signedIn('audit_manager')
})

type Laid = { readonly id: string; readonly kind: string; readonly action: string }

/** Every row that a filter finds: a page that ran out of time says where the next one goes on. */
async function pages(ctx: UserContext, filter: ActivityFilter): Promise<readonly { readonly id: string }[]> {
  const rows: { readonly id: string }[] = []
  for (let place: ListPlace | null = {}; place !== null; ) {
    const page: ListPage<{ id: string }> = await read(ctx).activity.page(filter, place, 50)
    rows.push(...page.rows)
    place = page.next
  }
  return rows
}

/** Whether each door shows an activity to who looks with these bounds. They must agree. */
async function shown(ctx: UserContext, { id, kind, action }: Laid): Promise<boolean> {
  const door = read(ctx).activity
  const only = { equal: { action: { is: [action], not: [] } } }
  const [from, to] = [new Date(momentOf(id)), new Date(momentOf(id) + 1)]
  const quarter = Math.floor(momentOf(id) / QUARTER_MS) * QUARTER_MS
  const edges = [new Date(quarter), new Date(quarter + QUARTER_MS)]
  const found = (rows: readonly { readonly id: string }[]) => rows.some((row) => row.id === id)
  const { kinds, days, total } = await overviewOf(ctx, only, edges, unhurried)
  const answers = {
    find: (await door.find({ where: { id }, select })) !== null,
    list: found(await door.list({ where: { id }, select, take: 9 })),
    count: (await door.count({ where: { id } })) === 1,
    detail: (await door.detail(id)) !== null,
    page: found(await pages(ctx, {})),
    filtered: found(await pages(ctx, only)),
    within: found(await pages(ctx, { from, to })),
    counted: (await countActivities(ctx, { from, to }, false, unhurried)).count === 1,
    exactly: (await door.countMatching(only, { exact: true })).count === 1,
    kinds: kinds.get(kind) === 1,
    days: days[0] === 1,
    total: total === 1,
    histogram: (await histogramOf(ctx, only, edges, unhurried))[0] === 1,
    suggested: (await suggestedActivityValues(ctx, 'action', action, unhurried)).length === 1,
  }
  expect(new Set(Object.values(answers)).size, JSON.stringify(answers)).toBe(1)
  return answers.find
}

describe.each(['read', 'change'])('F14 what is of the kind %s grows too old to the millisecond, through every door', (kind) => {
  test.each(['settled', 'unsettled'])('in a day that is %s', async (how) => {
    const action = `${kind}_${how}`
    await unsettle()
    laid += 1
    const [id = ''] = await layActivities([{ ago: 3, ms: 40_000_123 + laid * QUARTER_MS, kind, action }])
    if (how === 'settled') await settleDays((error) => expect(error).toBeUndefined())
    const at = momentOf(id)
    const see = (visible: number, views: number) =>
      shown({ ...manager.ctx, visibleSince: new Date(visible), viewsSince: new Date(views) }, { id, kind, action })
    expect(await see(at, at)).toBe(true)
    expect(await see(at + 1, at + 1)).toBe(false)
    // Views alone may be kept for a shorter time.
    expect(await see(at - 2 * DAY_MS, at)).toBe(true)
    expect(await see(at - 2 * DAY_MS, at + 1)).toBe(kind !== 'read')
    // Also where the bound cuts another quarter of an hour than the activity's, which is then counted as a whole.
    expect(await see(at - 2 * DAY_MS, at + QUARTER_MS)).toBe(kind !== 'read')
  })
})

test('a review is seen as long as its subject is', async () => {
  const [id = ''] = await layActivities([{ ago: 3, ms: 60_000_123, kind: 'read', action: 'reviewed' }])
  await sql(
    `INSERT INTO reviews (subject_type, subject_id, subject_label, comment, by_id, by_name) VALUES ('activity', $1, 'x', 'x', $1, 'x')`,
    [id],
  )
  const at = momentOf(id)
  const seen = async (visible: number, views: number) => {
    const door = read({ ...manager.ctx, visibleSince: new Date(visible), viewsSince: new Date(views) }).review
    const listed = (await door.reviewed({}, undefined, 10)).length
    expect((await door.thread({ type: 'activity', id }, 10)).length).toBe(listed)
    return listed
  }
  expect(await seen(at, at)).toBe(1)
  expect(await seen(at + 1, at + 1)).toBe(0)
  expect(await seen(at - DAY_MS, at)).toBe(1)
  expect(await seen(at - DAY_MS, at + 1)).toBe(0)
})
