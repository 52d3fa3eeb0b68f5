import { beforeAll, describe, expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import { testDatabase } from '@/tests/helpers/database'
import { recorded } from '@/tests/helpers/recorded'
import { contextOf, makePerson, makeSession, type SignedIn, several, signedIn } from '@/tests/helpers/signed-in'
import { addReview } from './add-review'
import { listReviewers } from './list-reviewers'
import { reviewsOf } from './reviews-of'
import { type AddReview, addReviewSchema } from './schema'

type Subject = { readonly type: 'session' | 'activity'; readonly id: string }

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const unknownId = '01900000-0000-7000-8000-000000000000'

let manager: SignedIn
beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
})

const said = (
  { type, id }: Subject,
  fields: Partial<Record<'state' | 'assignTo' | 'labels' | 'labelsWere' | 'comment', string>>,
): AddReview => addReviewSchema.parse({ subjectType: type, subjectId: id, ...fields })

let requests = 0
/** Says it as one request, and answers what the log holds of that. */
async function say(subject: Subject, fields: Parameters<typeof said>[1], ctx: UserContext = manager.ctx) {
  requests += 1
  const once = { ...ctx, request: { ...ctx.request, id: `review-${requests}` } }
  await addReview(once, said(subject, fields))
  return recorded(once)
}
const now = async (subject: Subject) => {
  const { state, assignedTo, labels } = await reviewsOf(manager.ctx, subject)
  return [state, assignedTo?.name ?? null, labels]
}
const aSession = async (): Promise<Subject & { person: SignedIn['person'] }> => {
  const { person, session } = await signedIn('audit_user')
  return { type: 'session', id: session.id, person }
}

describe('addReview', () => {
  test('everything at once is one entry and one activity, and the session’s record stays', async () => {
    const subject = await aSession()
    const other = await makePerson({ role: 'system_administrator' })
    const row = () => sql('SELECT s::text FROM sessions s WHERE id = $1', [subject.id])
    const before = (await row()).rows
    const activities = await say(subject, {
      state: 'suspicious',
      assignTo: other.id,
      labels: 'VPN, travel',
      comment: 'Two countries\nin an hour',
    })
    expect(activities).toMatchObject([
      {
        ...{ kind: 'change', action: 'create', actor_id: manager.person.id, session_id: manager.session.id, session_flag: null },
        ...{ resource_type: 'review', resource_label: subject.person.name },
        after: {
          ...{ subject_type: 'session', subject_id: subject.id, state: 'suspicious', assigned: true, assigned_to: other.id },
          ...{ assigned_to_name: other.name, labels: ['travel', 'vpn'], comment: 'Two countries\nin an hour' },
        },
      },
    ])
    const told = await reviewsOf(manager.ctx, subject)
    expect(told).toEqual({
      ...{ state: 'suspicious', assignedTo: { id: other.id, name: other.name }, labels: ['travel', 'vpn'], earlier: false },
      entries: [
        {
          ...{ id: activities[0]?.resource_id, at: expect.stringMatching(/^20.+Z$/), byName: manager.person.name },
          ...{ state: 'suspicious', assigned: { toName: other.name, toSelf: false }, labels: ['travel', 'vpn'] },
          comment: 'Two countries\nin an hour',
        },
      ],
    })
    expect((await row()).rows).toEqual(before)
  })

  test('of each thing the newest word counts, and nothing is a word too', async () => {
    const subject = await aSession()
    const me = manager.person
    await say(subject, { comment: 'Looks odd' })
    expect(await now(subject)).toEqual([null, null, []])
    await say(subject, { state: 'suspicious', labels: 'b, a' })
    await say(subject, { assignTo: me.id })
    await say(subject, { state: 'cleared' })
    expect(await now(subject)).toEqual(['cleared', me.name, ['a', 'b']])
    const [left] = await say(subject, { assignTo: 'nobody' })
    expect(left?.after).toMatchObject({
      assigned: false,
      assigned_to: null,
      assigned_to_name: null,
      state: null,
      labels: null,
      comment: null,
    })
    await say(subject, { labelsWere: 'a,b', labels: '' })
    expect(await now(subject)).toEqual(['cleared', null, []])
    const { entries } = await reviewsOf(manager.ctx, subject)
    expect(entries.map(({ state, assigned, labels, comment }) => [state, assigned?.toName, labels, comment])).toEqual([
      [null, undefined, null, 'Looks odd'],
      ['suspicious', undefined, ['a', 'b'], null],
      [null, me.name, null, null],
      ['cleared', undefined, null, null],
      [null, null, null, null],
      [null, undefined, [], null],
    ])
    expect(entries[2]?.assigned?.toSelf).toBe(true)
  })

  test('labels of others stay: what was added and taken away holds of those that count then', async () => {
    const subject = await aSession()
    await say(subject, { labels: 'a, b' })
    await say(subject, { labelsWere: 'a, b', labels: 'a, b, c' })
    await say(subject, { labelsWere: 'a, b', labels: 'b, d' })
    expect(await now(subject)).toEqual([null, null, ['b', 'c', 'd']])
    // Gone already, and there already: nothing is said, and nothing recorded.
    expect(await say(subject, { labelsWere: 'a, b', labels: 'b, c' })).toEqual([])
    expect((await reviewsOf(manager.ctx, subject)).entries).toHaveLength(3)
    await expect(addReview(manager.ctx, said(subject, { labels: 'e,f,g,h,i,j,k,l' }))).rejects.toMatchObject({
      code: 'invalid',
      fields: { labels: expect.any(String) },
    })
  })

  test('what many say at once all stands', async () => {
    const subject = await aSession()
    const many = await several(8, () => signedIn('audit_manager'))
    await Promise.all(many.map(({ ctx }, n) => addReview(ctx, said(subject, { labels: `label ${n}`, comment: `Comment ${n}` }))))
    const { labels, entries } = await reviewsOf(manager.ctx, subject)
    expect(labels).toEqual(many.map((_, n) => `label ${n}`))
    expect(entries.map(({ comment }) => comment).sort()).toEqual(many.map((_, n) => `Comment ${n}`))
    const { rows } = await sql(
      `SELECT count(*)::int AS told FROM log.activities WHERE resource_type = 'review' AND after ->> 'subject_id' = $1`,
      [subject.id],
    )
    expect(rows).toEqual([{ told: 8 }])
  })

  test('an activity can be reviewed, also one that is a review', async () => {
    const subject = await aSession()
    const [first] = await say(subject, { state: 'seen' })
    const activity: Subject = { type: 'activity', id: first?.id ?? '' }
    expect(await say(activity, { state: 'cleared', comment: 'Agreed' })).toMatchObject([
      { resource_type: 'review', resource_label: manager.person.name, after: { subject_type: 'activity', subject_id: activity.id } },
    ])
    expect(await now(activity)).toEqual(['cleared', null, []])
    expect(await now(subject)).toEqual(['seen', null, []])
  })

  test('only an active manager or administrator can take it on', async () => {
    const subject = await aSession()
    const wrong = [await makePerson(), await makePerson({ role: 'audit_manager', status: 'disabled' }), { id: unknownId }]
    for (const { id } of wrong) {
      const trying = addReview(manager.ctx, said(subject, { assignTo: id, comment: 'Please' }))
      await expect(trying).rejects.toMatchObject({ code: 'invalid', fields: { assignTo: expect.any(String) } })
    }
    expect((await reviewsOf(manager.ctx, subject)).entries).toEqual([])
    const offered = (await listReviewers(manager.ctx)).map(({ id }) => id)
    expect(offered).toContain(manager.person.id)
    expect(offered.filter((id) => wrong.some((person) => person.id === id))).toEqual([])
  })

  test('an Audit User neither says nor sees anything, of their own session neither', async () => {
    const who = await signedIn('audit_user')
    const subject: Subject = { type: 'session', id: who.session.id }
    await say(subject, { comment: 'Not for them' })
    await expect(addReview(who.ctx, said(subject, { state: 'cleared' }))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(reviewsOf(who.ctx, subject)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listReviewers(who.ctx)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await reviewsOf(manager.ctx, subject)).entries).toHaveLength(1)
  })

  test('what is not there, or out of sight, is not known', async () => {
    for (const subject of [
      { type: 'session', id: unknownId },
      { type: 'activity', id: unknownId },
    ] as const) {
      await expect(addReview(manager.ctx, said(subject, { state: 'seen' }))).rejects.toMatchObject({ code: 'not_found' })
      await expect(reviewsOf(manager.ctx, subject)).rejects.toMatchObject({ code: 'not_found' })
    }
    const { id } = await makeSession(await makePerson(), { startedAgo: 32 * 86_400, idleFor: 32 * 86_400 })
    await sql(`UPDATE sessions SET ended_at = last_activity_at, end_reason = 'signed_out' WHERE id = $1`, [id])
    await expect(addReview(manager.ctx, said({ type: 'session', id }, { state: 'seen' }))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('nothing is said by a session that has ended', async () => {
    const { person } = manager
    const gone = await makeSession(person)
    const ctx = await contextOf(gone)
    await sql(`UPDATE sessions SET ended_at = now(), end_reason = 'killed' WHERE id = $1`, [gone.id])
    await expect(addReview(ctx, said(await aSession(), { state: 'seen' }))).rejects.toThrow('ended')
  })
})

describe('the table', () => {
  const insert = (fields: Record<string, unknown>) => {
    const row = { subject_type: 'session', subject_label: 'x', by_id: manager.person.id, by_name: 'x', ...fields }
    const names = Object.keys(row)
    return sql(`INSERT INTO reviews (${names.join()}) VALUES (${names.map((_, n) => `$${n + 1}`).join()})`, Object.values(row))
  }

  test.each<Record<string, unknown>>([
    {},
    { state: 'guilty' },
    { comment: '' },
    { comment: 'x'.repeat(2_001) },
    { assigned: true },
    { assigned: false, assigned_to: unknownId, assigned_to_name: 'x' },
    { assigned: true, assigned_to: unknownId },
    { labels: ['x'.repeat(41)] },
    { labels: [''] },
    { labels: [null] },
    { labels: ['a', 'a'] },
    { labels: [['a']] },
    { labels: 'abcdefghijk'.split('') },
  ])('refuses %j', async (fields) => {
    const { id } = await aSession()
    await expect(insert({ subject_id: id, ...fields })).rejects.toMatchObject({ code: '23514' })
  })

  test('a review goes with its session, and cannot be about none', async () => {
    const { id } = await aSession()
    await insert({ subject_id: id, labels: [] })
    await expect(insert({ subject_id: unknownId, state: 'seen' })).rejects.toMatchObject({ code: '23503' })
    await sql('DELETE FROM sessions WHERE id = $1', [id])
    expect((await sql('SELECT FROM reviews WHERE subject_id = $1', [id])).rowCount).toBe(0)
  })
})
