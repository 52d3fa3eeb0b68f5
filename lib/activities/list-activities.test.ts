import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { activityPage } from '@/lib/db/activity-list'
import type { ListPlace } from '@/lib/db/list-page'
import { write } from '@/lib/db/write'
import { storyOf } from '@/lib/sessions/story-of'
import { changeRole } from '@/lib/users/change-role'
import { testDatabase } from '@/tests/helpers/database'
import { layActivities, makeDays } from '@/tests/helpers/laid-activities'
import { rowsRead } from '@/tests/helpers/rows-read'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { activityFilterOf } from './activity-filter-of'
import { activityQueryText } from './activity-query'
import { findActivity } from './find-activity'
import { listActivities } from './list-activities'
import { newerActivities } from './newer-activities'
import { lookedAgain, noteView } from './note-view'
import { parseActivityQuery } from './parse-activity-query'
import { recordState } from './record-state'
import { resolveActors } from './resolve-actors'
import { resolveOtherActor } from './resolve-other-actor'
import { activityPlaceSchema } from './schema'
import { suggestActivityValues } from './suggest-activity-values'

let admin: SignedIn
let user: SignedIn

const asked = (given: Record<string, string>) => activityFilterOf(parseActivityQuery(given).query, 'UTC', new Date())
const listed = async ({ ctx }: SignedIn, given: Record<string, string> = {}) => (await listActivities(ctx, asked(given))).rows

beforeAll(async () => {
  await testDatabase()
  admin = await signedIn('system_administrator')
  user = await signedIn('audit_user')
  await write(user.ctx, (tx) => tx.user.update({ where: { id: user.person.id }, data: { name: 'Ursula New' } }))
  await changeRole(admin.ctx, { userId: user.person.id, role: 'audit_manager' })
})

afterEach(() => vi.restoreAllMocks())

describe('the log as people read it', () => {
  test('who may see everyone’s does, and an Audit User only what they did themselves, whatever the filter says', async () => {
    const other = await signedIn('audit_user')
    await write(other.ctx, (tx) => tx.user.update({ where: { id: other.person.id }, data: { theme: 'dark' } }))
    const everything = { kind: 'all', actor: admin.person.id }
    expect((await listed(admin, everything)).map(({ action }) => action)).toContain('update')
    expect(await listed(other, everything)).toEqual([])
    const own = await listed(other, { kind: 'all' })
    expect([...new Set(own.map(({ actorId }) => actorId))]).toEqual([other.person.id])
    const [foreign] = await listed(admin, everything)
    await expect(findActivity(other.ctx, foreign?.id ?? '')).rejects.toMatchObject({ code: 'not_found' })
    await expect(findActivity(admin.ctx, 'no-id')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('reads stand apart from everything else', async () => {
    await noteView(admin.ctx, { type: 'user', id: user.person.id, label: 'Ursula' })
    expect((await listed(admin)).some(({ kind }) => kind === 'read')).toBe(false)
    expect((await listed(admin, { kind: 'read' })).map(({ action, again }) => [action, again])).toEqual([['viewed', null]])
    await lookedAgain(admin.ctx, { type: 'user', id: user.person.id, label: 'Ursula' })
    const [repeated] = await listed(admin, { kind: 'read' })
    expect(repeated?.again?.times).toBe(2)
    expect(Date.parse(repeated?.again?.lastAt ?? '')).toBeGreaterThanOrEqual(Date.parse(repeated?.at ?? ''))
    expect((await listed(admin, { kind: 'all' })).some(({ kind }) => kind === 'read')).toBe(true)
  })

  test('the history of a record, each change with its fields and types, and the record as it was then', async () => {
    const history = await listed(admin, { resource: `user:${user.person.id}` })
    expect(history.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['update', admin.person.id],
      ['update', user.person.id],
      ['create', null],
    ])
    const renamed = await findActivity(admin.ctx, history[1]?.id ?? '')
    expect(renamed).toMatchObject({
      before: { name: user.person.name },
      after: { name: 'Ursula New' },
      types: { name: 'text', role: 'text' },
    })
    expect(await recordState(admin.ctx, renamed)).toMatchObject({
      exists: true,
      complete: true,
      values: { name: 'Ursula New', role: 'audit_user' },
    })
    const made = await findActivity(admin.ctx, history[2]?.id ?? '')
    expect(await recordState(admin.ctx, made)).toMatchObject({ values: { name: user.person.name } })
    expect(await recordState(user.ctx, renamed)).toBeNull()
  })

  test('a person is found by address, what is nobody is searched as text, and who is no user stands for themselves', async () => {
    const { query } = parseActivityQuery({ actor: admin.person.email })
    const found = await resolveActors(admin.ctx, query)
    expect([found.query.choices.actor, found.names]).toEqual([[admin.person.id], { [admin.person.id]: admin.person.name }])
    const nobody = await resolveActors(admin.ctx, parseActivityQuery({ actor: 'nobody at all' }).query)
    expect([nobody.query.choices.actor, nobody.query.text, nobody.ambiguous]).toEqual([undefined, 'nobody at all', ['nobody at all']])
    const role = await resolveActors(admin.ctx, parseActivityQuery({ actor: 'outside:postgres' }).query)
    expect([role.query.choices.actor, role.ambiguous]).toEqual([['outside:postgres'], []])
  })

  test('as actors people are offered, and beside them who is no user, as a filter takes it', async () => {
    const values = async ({ ctx }: SignedIn, typed: string) => (await suggestActivityValues(ctx, 'actor', typed)).map(({ value }) => value)
    expect(await values(admin, admin.person.email)).toEqual([admin.person.id])
    const [other] = await suggestActivityValues(admin.ctx, 'actor', 'outside:')
    expect(other).toMatchObject({ value: expect.stringMatching(/^outside:./), label: other?.value })
    expect((await listed(admin, { kind: 'all', actor: other?.value ?? '' })).length).toBeGreaterThan(0)
    expect((await resolveActors(admin.ctx, parseActivityQuery({ actor: other?.label }).query)).ambiguous).toEqual([])
    const own = await signedIn('audit_user')
    expect(await values(own, own.person.email.slice(0, 9))).toEqual([own.person.id])
    expect(await values(own, '')).toEqual([])
  })

  test('who is no user is found by what lists call them, in letters of any case', async () => {
    await layActivities([{ ago: 0, ms: 1, actorKind: 'job', actorName: 'Tidy up', action: 'tidied' }])
    const actors = async (value: string, who = admin) => {
      const { query, added } = parseActivityQuery({ add: 'actor', op: 'not', value })
      return (await resolveOtherActor(who.ctx, query, added)).choices.actor
    }
    expect([await actors('job TIDY UP'), await actors('JOB:tidy up'), await actors('job:Tidy up')]).toEqual(
      Array.from({ length: 3 }, () => ['!job:Tidy up']),
    )
    expect(await actors('Job tidy down')).toEqual(['!Job tidy down'])
    expect(await actors('Job Tidy up', user)).toEqual(['!Job Tidy up'])
  })

  test('what came since is counted, without the viewer’s own looking', async () => {
    const other = await signedIn('audit_user')
    const [newest] = await listed(admin, { kind: 'all' })
    const filter = asked({ kind: 'all' })
    expect(await newerActivities(admin.ctx, filter, newest?.id ?? '')).toEqual({ newer: 0, more: false })
    await noteView(admin.ctx, { type: 'session', filter: 'q=mine' })
    await write(other.ctx, (tx) => tx.user.update({ where: { id: other.person.id }, data: { theme: 'dark' } }))
    expect(await newerActivities(admin.ctx, filter, newest?.id ?? '')).toEqual({ newer: 1, more: false })
  })

  test('what came since is looked for in nothing older, however little of it matches', async () => {
    await makeDays(2)
    await layActivities(Array.from({ length: 3_000 }, (_, at) => ({ ago: 1, ms: at * 10, action: 'older' })))
    const [newest] = await listed(admin, { kind: 'all' })
    for (const given of [{ q: 'nothing like it' }, { action: 'older', since: '7d' }])
      expect(await rowsRead(() => newerActivities(admin.ctx, asked(given), newest?.id ?? ''))).toBeLessThan(500)
  })
})

test.each(['next', 'previous'] as const)('a search that ran out of time goes on by the address of its %s page', async (way) => {
  await makeDays(9)
  const action = `found_${way}`
  const ids = (await layActivities([8, 6, 3].map((ago) => ({ ago, ms: 5, action })))).sort()
  const hasty = { firstRows: 1, mostMs: 0 }
  let given: Record<string, string> = way === 'next' ? { action } : { action, after: '00000000-0000-0000-0000-000000000000' }
  const found: string[] = []
  const places: string[] = []
  for (let goesOn = true; goesOn; ) {
    const { query, misunderstood } = parseActivityQuery(given)
    expect(misunderstood).toEqual([])
    const place = { before: query.before, after: query.after }
    expect(activityPlaceSchema.parse(given)).toEqual(place)
    const page = await activityPage(admin.ctx, asked(given), place, 50, hasty)
    found.push(...page.rows.map(({ id }) => id))
    const onwards: ListPlace | null = page[way]
    if (onwards !== null) places.push(onwards.before ?? onwards.after ?? '')
    goesOn = onwards !== null && places.length < 99
    given = Object.fromEntries(new URLSearchParams(activityQueryText({ ...query, before: undefined, after: undefined, ...onwards })))
  }
  expect(places.some((place) => /-(0000-000000000000|ffff-ffffffffffff)$/.test(place))).toBe(true)
  expect([...new Set(found)].sort()).toEqual(ids)
})

test('a session’s story holds what was done in it and who looked at it, oldest first', async () => {
  const told = await signedIn('audit_user', { startedAgo: 60 })
  await write(told.ctx, (tx) => tx.user.update({ where: { id: told.person.id }, data: { name: 'Tess' } }))
  await noteView(admin.ctx, { type: 'session', id: told.session.id, label: 'Tess' })
  const session = { id: told.session.id, startedAt: new Date(Date.now() - 60_000).toISOString(), endedAt: null }
  const { activities, leftOutBefore } = await storyOf(admin.ctx, session)
  expect(activities.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['in', null],
    ['update', told.person.id],
    ['viewed', admin.person.id],
  ])
  expect(leftOutBefore).toBeNull()
  expect((await storyOf(told.ctx, session)).activities.map(({ action }) => action)).toEqual(['update'])
})

test('a story has no gap where its searches have time for a step only', async () => {
  const told = await signedIn('audit_user', { startedAgo: 8 * 86_400 })
  await makeDays(9)
  const { id } = told.session
  const laid = await layActivities([
    ...[7, 5, 3].map((ago) => ({ ago, ms: 5, sessionId: id, actorId: told.person.id })),
    ...[6, 4].map((ago) => ({ ago, ms: 5, type: 'session', resource: id, actorId: admin.person.id })),
  ])
  let at = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (at += 1_000))
  const session = { id, startedAt: new Date(Date.now() - 8 * 86_400_000).toISOString(), endedAt: null }
  const { activities, leftOutBefore } = await storyOf(admin.ctx, session)
  expect(activities.map((activity) => activity.id).filter((one) => laid.includes(one))).toEqual(laid.toSorted())
  expect(leftOutBefore).toBeNull()
})
