import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import { sentence } from '@/lib/activities/sentence'
import { unsafeFindStandingById } from '@/lib/db/session-standing'
import { write } from '@/lib/db/write'
import { dryRun } from '@/lib/jobs/dry-run'
import { runJob } from '@/lib/jobs/run-job'
import { parseNotice } from '@/lib/live/events'
import { addReview } from '@/lib/reviews/add-review'
import { listReviewed } from '@/lib/reviews/list-reviewed'
import { addReviewSchema } from '@/lib/reviews/schema'
import { testDatabase } from '@/tests/helpers/database'
import { noticesDuring } from '@/tests/helpers/notices'
import { recorded } from '@/tests/helpers/recorded'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { casesOf, sql, step, told } from '@/tests/helpers/told-stranger'
import { parseCaseQuery } from './case-query'
import { caseOf, findCase } from './find-case'
import { listCases } from './list-cases'
import { saidNotMe } from './not-me-link'

let manager: SignedIn
beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
})
beforeEach(() => sql('DELETE FROM cases'))

async function opened() {
  const all = await told()
  await saidNotMe(await step(), { token: all.token })
  return { ...all, id: (await casesOf(all.person))[0].id as string }
}

const say = (id: string, fields: Record<string, string>, ctx: UserContext = manager.ctx) =>
  addReview(ctx, addReviewSchema.parse({ subjectType: 'case', subjectId: id, ...fields }))
const tabsOf = async () => (await listCases(manager.ctx, parseCaseQuery({}))).counts
const openCases = async ({ session }: SignedIn) => (await unsafeFindStandingById(session.id))?.openCases

describe('a case', () => {
  test('is open, taken, and closed with why; each is said, counted and recorded, and other managers hear of it', async () => {
    const { id, person } = await opened()
    expect([await tabsOf(), await openCases(manager)]).toEqual([{ open: 1, in_work: 0, closed: 0 }, 1])
    expect(await findCase(manager.ctx, id)).toMatchObject({
      state: 'open',
      owner: null,
      person: { name: person.name },
      saidBy: 'link',
      comments: 0,
    })
    const heard = await noticesDuring(() => say(id, { state: 'in_work', assignTo: manager.ctx.userId }))
    expect(heard.map((payload) => parseNotice(payload)?.event)).toEqual([{ kind: 'cases.changed' }])
    expect([await tabsOf(), await openCases(manager)]).toEqual([{ open: 0, in_work: 1, closed: 0 }, 1])
    await say(id, { comment: 'Asked them by phone' })
    expect(await findCase(manager.ctx, id)).toMatchObject({
      state: 'in_work',
      owner: { name: manager.person.name, isSelf: true },
      comments: 1,
    })
    await say(id, { state: 'confirmed', comment: 'A stolen password' })
    expect([await tabsOf(), await openCases(manager)]).toEqual([{ open: 0, in_work: 0, closed: 1 }, 0])
    expect((await findCase(manager.ctx, id)).closedAt).toMatch(/Z$/)
    await say(id, { state: 'open', comment: 'It happened again' })
    expect([await tabsOf(), (await findCase(manager.ctx, id)).closedAt]).toEqual([{ open: 1, in_work: 0, closed: 0 }, null])
    expect((await listReviewed(manager.ctx, { show: 'all' })).rows).toEqual([])
  })

  test('tells as sentences what was said of it, and that it was opened', async () => {
    const { id, person } = await opened()
    const [made] = await recorded({ resource: id })
    const told = {
      outcome: 'ok',
      actorId: null,
      resourceType: 'case',
      resourceId: id,
      resourceLabel: person.name,
      sessionId: null,
      before: null,
      after: {},
      details: null,
    }
    expect(sentence({ ...told, kind: made?.kind ?? '', action: made?.action ?? '' }, 'told')).toBe(
      `opened a case: ${person.name} said that a sign-in was not theirs`,
    )
    const ctx = { ...manager.ctx, request: { ...manager.ctx.request, id: 'case-sentence' } }
    await say(id, { state: 'mistaken', comment: 'Their own phone' }, ctx)
    const [said] = await recorded(ctx)
    const row = { ...told, kind: 'change', action: 'create', resourceType: 'review', after: said?.after ?? {} }
    expect(sentence(row, 'told')).toBe(`marked the case of ${person.name} as closed: it was them and commented on it`)
  })

  test.each(['confirmed', 'mistaken', 'unresolved'])(
    'is not closed as %s without a word why, neither by the form nor past it',
    async (state) => {
      const { id } = await opened()
      expect(addReviewSchema.safeParse({ subjectType: 'case', subjectId: id, state }).error?.issues).toMatchObject([{ path: ['comment'] }])
      await expect(
        sql(`INSERT INTO reviews (subject_type, subject_id, subject_label, state, by_id, by_name) VALUES ('case', $1, 'x', $2, $3, 'x')`, [
          ...[id, state, manager.person.id],
        ]),
      ).rejects.toThrow('reviews_closing_check')
    },
  )

  test('has states of its own, and records none of them', () => {
    const parse = (subjectType: string, state: string) =>
      addReviewSchema.safeParse({ subjectType, subjectId: crypto.randomUUID(), state, comment: 'why' }).success
    expect([parse('case', 'seen'), parse('session', 'in_work'), parse('activity', 'confirmed'), parse('case', 'in_work')]).toEqual([
      ...[false, false, false, true],
    ])
  })

  test('outlives session and person, with its evidence', async () => {
    const { id, person, stranger } = await opened()
    expect(await caseOf(manager.ctx, stranger.id)).toBe(id)
    expect(await findCase(manager.ctx, id)).toMatchObject({ hasPassword: false, isDeleted: false, sessions: [{}, {}] })
    await sql('DELETE FROM sessions WHERE user_id = $1', [person.id])
    await sql(`UPDATE users SET status = 'deleted' WHERE id = $1`, [person.id])
    expect(await findCase(manager.ctx, id)).toMatchObject({
      ...{ bareName: person.name, sessions: [], hasPassword: null, isDeleted: true, endedSessions: 2 },
      evidence: { deviceType: 'desktop', address: person.email },
    })
  })

  test('shows what was done in the session, and the sessions of that time alone', async () => {
    const { id, person, stranger } = await opened()
    await sql(
      `INSERT INTO sessions (token_hash, user_id, user_name, user_email, role, browser_id, started_at, last_activity_at, authenticated_at, ended_at, end_reason, device_type,
         is_bot, in_app_view, hints_conflict, parser_version, user_agent, client_hints, network_class, accuracy_estimated)
       SELECT sha256('before'), user_id, user_name, user_email, role, browser_id, now() - interval '3 hours', now() - interval '2 hours', now() - interval '3 hours',
         now() - interval '2 hours', 'signed_out', device_type, is_bot, in_app_view, hints_conflict, parser_version, user_agent, client_hints, network_class, accuracy_estimated
       FROM sessions WHERE id = $1`,
      [stranger.id],
    )
    const { sessions } = await findCase(manager.ctx, id)
    expect([sessions.length, sessions.every(({ userId }) => userId === person.id)]).toEqual([2, true])
  })
})

describe('the list', () => {
  test('newest first, a page at a time, each case once', async () => {
    const { id } = await opened()
    await sql(
      `INSERT INTO cases (user_id, user_name, session_id, evidence, ended_sessions)
       SELECT user_id, user_name, gen_random_uuid(), evidence, 0 FROM cases, generate_series(1, 119) WHERE id = $1`,
      [id],
    )
    const seen: string[] = []
    for (let before: string | undefined, page = 0; page < 4; page += 1) {
      const { rows, next } = await listCases(manager.ctx, { show: 'open', before })
      seen.push(...rows.map(({ id }) => id))
      if (next === null) break
      before = next
    }
    expect([seen.length, new Set(seen).size, seen]).toEqual([120, 120, [...seen].sort().reverse()])
    expect((await listCases(manager.ctx, { show: 'closed' })).rows).toEqual([])
  })

  test('what stands in the address and is not understood means what stands there without it', () => {
    expect(parseCaseQuery({ show: 'x', before: "'" })).toEqual({ show: 'open' })
  })
})

test('ASVS 8.x managers and administrators see cases and nobody else does; nobody opens one past “This wasn’t me”', async () => {
  const { id, stranger } = await opened()
  const user = await signedIn('audit_user')
  expect([await caseOf(user.ctx, stranger.id), await openCases(user)]).toEqual([null, 0])
  await expect(listCases(user.ctx, { show: 'open' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(findCase(user.ctx, id)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(say(id, { comment: 'x' }, user.ctx)).rejects.toMatchObject({ code: 'forbidden' })
  const administrator = await signedIn('system_administrator')
  expect(await findCase(administrator.ctx, id)).toMatchObject({ id })
  for (const { ctx } of [user, manager, administrator]) {
    const row = { userId: ctx.userId, userName: 'x', sessionId: crypto.randomUUID(), evidence: {}, endedSessions: 0 }
    await expect(write(ctx, (tx) => tx.case.create(row))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(write(ctx, (tx) => tx.case.update({ where: { id }, data: { userName: 'x' } }))).rejects.toMatchObject({
      code: 'forbidden',
    })
  }
  for (const unknown of [crypto.randomUUID(), 'x', "'"])
    await expect(findCase(manager.ctx, unknown)).rejects.toMatchObject({ code: 'not_found' })
  await expect(say(crypto.randomUUID(), { comment: 'x' })).rejects.toMatchObject({ code: 'not_found' })
})

test('F14 a case that was closed before the policy’s bound is out of sight at once and goes with what was said of it; an open one stays', async () => {
  const [closed, open] = [await opened(), await opened()]
  await say(closed.id, { state: 'mistaken', comment: 'It was them' })
  await say(open.id, { comment: 'Nobody has time' })
  const young = await opened()
  await say(young.id, { state: 'mistaken', comment: 'It was them too' })
  await sql(`UPDATE cases SET opened_at = opened_at - interval '90 days', closed_at = closed_at - interval '31 days' WHERE id <> $1`, [
    young.id,
  ])
  expect(await tabsOf()).toMatchObject({ open: 1, closed: 1 })
  await expect(findCase(manager.ctx, closed.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(say(closed.id, { comment: 'Late' })).rejects.toMatchObject({ code: 'not_found' })
  expect(await findCase(manager.ctx, open.id)).toMatchObject({ state: 'open', comments: 1 })
  expect((await dryRun(manager.ctx)).tables).toMatchObject({ cases: 1 })

  expect((await runJob('cleanup', 'schedule')).outcome).toBe('done')
  const left = async (id: string) =>
    (
      await sql(`SELECT (SELECT count(*) FROM cases WHERE id = $1)::int + (SELECT count(*) FROM reviews WHERE subject_id = $1)::int AS n`, [
        id,
      ])
    ).rows[0].n
  expect([await left(closed.id), await left(open.id), await left(young.id)]).toEqual([0, 2, 2])
  const { rows } = await sql(`SELECT details FROM log.activities WHERE action = 'purged' ORDER BY id DESC LIMIT 1`)
  expect(rows[0].details).toMatchObject({ cases: 1, reviews: 1 })
  expect((await recorded({ resource: closed.id })).map(({ action }) => action)).toEqual(['create'])
})
