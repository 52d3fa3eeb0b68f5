import { beforeAll, expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import { testDatabase } from '@/tests/helpers/database'
import { layOldDays } from '@/tests/helpers/old-rows'
import { signedIn } from '@/tests/helpers/signed-in'
import { effectOf } from './effect-of'
import { defaults } from './setting-values'

/** An activity each hour, every third of them a view. */
const DAY = 24
const VIEWS = 8
const CHANGES = DAY - VIEWS

let ctx: UserContext
beforeAll(async () => {
  await testDatabase()
  await layOldDays(1, 9, DAY)
  ctx = (await signedIn('audit_manager')).ctx
})

type Pair = readonly [log: number, views: number]
const of = ([retentionDays, readDays]: Pair) => ({ ...defaults, retentionDays, readDays })

test.each<[Pair, Pair, [kind: string, what: string, activities: number, days: number][]]>([
  [[6, 6], [4, 6], [['go', 'activities', 2 * DAY, 2]]],
  [
    [6, 6],
    [4, 2],
    [
      ['go', 'activities', 2 * DAY, 2],
      ['go', 'views', 2 * VIEWS, 2],
    ],
  ],
  [
    [4, 4],
    [7, 2],
    [
      ['back', 'activities', 3 * CHANGES, 3],
      ['go', 'views', 2 * VIEWS, 2],
    ],
  ],
  // Those views are out of sight before and after.
  [[7, 2], [4, 2], [['go', 'activities', 3 * CHANGES, 3]]],
  [
    [4, 2],
    [6, 6],
    [
      ['back', 'activities', 2 * DAY, 2],
      ['back', 'views', 2 * VIEWS, 2],
    ],
  ],
  [[6, 2], [6, 5], [['back', 'views', 3 * VIEWS, 3]]],
])('from %j to %j: the log is told with the views that are seen in it, and other views apart', async (stored, wanted, effects) => {
  const told = async () => {
    const { retention } = await effectOf(ctx, [], of(stored), of(wanted))
    return retention.map(({ kind, what, activities, days }) => [kind, what, activities, days])
  }
  // A count has 200 ms, on whatever machine.
  await expect.poll(told, { timeout: 20_000 }).toEqual(effects)
})
