import { beforeAll, describe, expect, test } from 'vitest'
import { activityFilterOf } from '@/lib/activities/activity-filter-of'
import { activityOverview } from '@/lib/activities/activity-overview'
import { countActivities } from '@/lib/activities/count-activities'
import { listActivities } from '@/lib/activities/list-activities'
import { parseActivityQuery } from '@/lib/activities/parse-activity-query'
import { countSessions } from '@/lib/sessions/count-sessions'
import { previewKill } from '@/lib/sessions/kill-preview'
import { listSessions } from '@/lib/sessions/list-sessions'
import { parseSessionText } from '@/lib/sessions/parse-session-text'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { testDatabase } from '@/tests/helpers/database'
import { layActivities, makeDays } from '@/tests/helpers/laid-activities'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { rowsRead } from '@/tests/helpers/rows-read'
import { makePerson, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { addReview } from './add-review'
import { addReviewSchema } from './schema'

const LAID = 6_000
let manager: SignedIn
let sessions: readonly string[]
let activities: readonly string[]

const say = (subjectType: 'session' | 'activity', subjectId: string, fields: Record<string, string>) =>
  addReview(manager.ctx, addReviewSchema.parse({ subjectType, subjectId, ...fields }))

/** Which of the laid ones a list with this address shows, by their place. */
async function foundIn(list: 'sessions' | 'activities', text: string, { ctx }: SignedIn = manager): Promise<readonly number[]> {
  if (list === 'sessions') {
    const filter = await sessionFilterOf(ctx, parseSessionText(text).query, 'UTC')
    const { rows } = await listSessions(ctx, { filter })
    const { count } = await countSessions(ctx, filter)
    expect(count).toBeGreaterThanOrEqual(rows.length)
    return rows.map(({ id }) => sessions.indexOf(id))
  }
  const filter = activityFilterOf(parseActivityQuery(Object.fromEntries(new URLSearchParams(text))).query, 'UTC', ctx.now)
  let page = await listActivities(ctx, filter)
  const rows = [...page.rows]
  // A machine that has no time stops a search, which then goes on.
  while (page.searchedTo !== null && page.next !== null) {
    page = await listActivities(ctx, filter, page.next)
    rows.push(...page.rows)
  }
  return rows.map(({ id }) => activities.indexOf(id))
}

beforeAll(async () => {
  await testDatabase()
  await makeDays(12)
  manager = await signedIn('audit_manager')
  const person = await makePerson()
  const laid = { person, browser: 'Firefox', idleFor: 60 }
  sessions = await laySessions(
    Array.from({ length: LAID }, (_, at) => ({ ...laid, startedAgo: 100 + at * 4, country: at % 2 === 0 ? 'DE' : 'NO' })),
  )
  activities = await layActivities(Array.from({ length: LAID }, (_, at) => ({ ago: 1 + (at % 10), ms: at, type: 'shelf' })))
  for (const [type, ids] of [
    ['session', sessions],
    ['activity', activities],
  ] as const) {
    const [first = '', second = '', third = '', old = ''] = [ids[10], ids[11], ids[12], ids[LAID - 1]]
    await say(type, first, { state: 'suspicious' })
    await say(type, second, { state: 'suspicious' })
    await say(type, second, { state: 'cleared' })
    await say(type, third, { comment: 'Only this' })
    await say(type, old, { state: 'suspicious' })
    await say(type, old, { comment: 'Still so' })
  }
})

describe.each(['sessions', 'activities'] as const)('%s by review', (list) => {
  test('what counts of them now is what they are found by', async () => {
    const sorted = async (text: string) => [...(await foundIn(list, text))].sort((a, b) => a - b)
    expect(await sorted('review=suspicious')).toEqual([10, LAID - 1])
    expect(await sorted('review=cleared')).toEqual([11])
    expect(await sorted('review=seen')).toEqual([])
    expect(await sorted('review=!none')).toEqual([10, 11, LAID - 1])
    const withNone = await foundIn(list, list === 'sessions' ? 'review=none&country=DE' : 'review=none&type=shelf')
    expect(withNone).toHaveLength(50)
    expect(withNone.filter((at) => at === 10 || at === LAID - 1)).toEqual([])
  })

  test('with other filters, both hold', async () => {
    expect(await foundIn(list, list === 'sessions' ? 'review=suspicious&country=DE' : 'review=suspicious&since=24h')).toEqual(
      list === 'sessions' ? [10] : [],
    )
  })

  test('an Audit User finds nothing by what they may not see', async () => {
    const user = await signedIn('audit_user')
    expect(await foundIn(list, 'review=suspicious', user)).toEqual([])
    expect(await foundIn(list, 'review=!none', user)).toEqual([])
  })

  test('only what was reviewed is looked at', async () => {
    const read = await rowsRead(() => foundIn(list, 'review=suspicious'), list === 'sessions' ? 'sessions' : 'activities_')
    expect(read).toBeGreaterThan(1)
    expect(read).toBeLessThan(200)
  })
})

test('a list tells the state of each, to those who may see it', async () => {
  const [id = ''] = [sessions[10]]
  const filter = await sessionFilterOf(manager.ctx, parseSessionText('review=suspicious').query, 'UTC')
  expect((await listSessions(manager.ctx, { filter })).rows.find((row) => row.id === id)?.reviewState).toBe('suspicious')
  const user = await signedIn('audit_user')
  await say('session', user.session.id, { state: 'suspicious' })
  expect((await listSessions(user.ctx)).rows.map(({ reviewState }) => reviewState)).toEqual([null])
})

test('a kill of all that match ends no more than the list shows', async () => {
  expect(await previewKill(manager.ctx, { scope: 'filter', query: 'review=cleared', zone: 'UTC' })).toMatchObject({ ending: 1 })
})

test('what is counted beside the list is what the list holds', async () => {
  const { ctx } = manager
  const filter = activityFilterOf(parseActivityQuery({ review: 'suspicious' }).query, 'UTC', ctx.now)
  const edges = [{ first: '', last: '', from: new Date(ctx.now.getTime() - 12 * 86_400_000), to: ctx.now }]
  expect(await activityOverview(ctx, filter, edges)).toMatchObject({ total: 2, days: [2], complete: true })
  expect(await countActivities(ctx, filter)).toEqual({ count: 2, exact: true })
})
