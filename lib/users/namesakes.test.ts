import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { findActivity } from '@/lib/activities/find-activity'
import { listActivities } from '@/lib/activities/list-activities'
import { noteView } from '@/lib/activities/note-view'
import { masked } from '@/lib/auth/masked'
import { signIn } from '@/lib/auth/sign-in'
import { Prisma } from '@/lib/db/generated/client'
import { isSharedName } from '@/lib/db/namesakes'
import { withoutUnseen } from '@/lib/origin/clean-text'
import { addReview } from '@/lib/reviews/add-review'
import { listReviewed } from '@/lib/reviews/list-reviewed'
import { reviewsOf } from '@/lib/reviews/reviews-of'
import { correctPlace } from '@/lib/sessions/correct-place'
import { findSession } from '@/lib/sessions/find-session'
import { killSession } from '@/lib/sessions/kill-session'
import { listSessions } from '@/lib/sessions/list-sessions'
import { relabelDevice } from '@/lib/sessions/relabel-device'
import { resolveUsers } from '@/lib/sessions/resolve-users'
import { parseSessionQuery } from '@/lib/sessions/session-query'
import { testDatabase } from '@/tests/helpers/database'
import { contextOf, makePerson, makeSession, type SignedIn, signedIn, type TestPerson } from '@/tests/helpers/signed-in'
import { changeRole } from './change-role'
import { deleteUser } from './delete-user'

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

async function called<P extends TestPerson>(person: P, name: string): Promise<P> {
  await sql('UPDATE users SET name = $2 WHERE id = $1', [person.id, name])
  return { ...person, name }
}

let manager: SignedIn
beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
})

const whose = async (ctx: SignedIn['ctx'], { id }: { id: string }) => (await findSession(ctx, id)).userName

describe('a name that does not tell who it is', () => {
  test.each([
    ['Ada Admin', 'Ada Admin'],
    ['Bea Admin', 'bea ADMIN'],
    ['Cia Admin', 'Cia\u200B Ad\u200Dmin\u2060'],
    ['Éva Ádmin', 'éva A\u0301dmin'],
    ['Dia Admin', 'Ｄia\u00A0Admin'],
    ['Eda Admin', 'Eda\u2800Admin'],
    ['Fia Admin', 'Fia\u3164Admin'],
    ['Gia Admin', 'GiaAdmin'],
    ['Hia Admin', 'Hi\u206Aa\uFE00 Ad\u{E0041}m\u{E0100}i\u034Fn\uFFF9'],
    ['ΙΑΣ Ναός', 'ιας ΝΑΌΣ'],
    ['Ю Admin', 'ю ADMIN'],
  ])('%j and %j have their addresses beside them', async (name, other) => {
    const [one, two] = [await called(await makePerson(), name), await called(await makePerson(), other)]
    const [first, second] = [await makeSession(one), await makeSession(two)]
    expect([await whose(manager.ctx, first), await whose(manager.ctx, second)]).toEqual([
      `${name} (${one.email})`,
      `${other} (${two.email})`,
    ])
    const { rows } = await listSessions(manager.ctx, { filter: { equal: { user: { is: [two.id], not: [] } } } })
    expect(rows.map(({ userName }) => userName)).toEqual([`${other} (${two.email})`])
  })

  test('a name of one’s own stands alone, and so does one that only begins alike', async () => {
    const [one, two] = [await called(await makePerson(), 'Ina Alone'), await called(await makePerson(), 'Ina Alone-Again')]
    expect([await whose(manager.ctx, await makeSession(one)), await whose(manager.ctx, await makeSession(two))]).toEqual([
      'Ina Alone',
      'Ina Alone-Again',
    ])
  })

  test.each(['@', '\uFF20', '\uFE6B'])('one that holds what looks like an address (%s) gets the true one', async (at) => {
    // Another name for each, which nobody else has.
    const name = `Max Manager (${at.codePointAt(0)}${at}example.org)`
    const fake = await called(await makePerson(), name)
    expect(await whose(manager.ctx, await makeSession(fake))).toBe(`${name} (${fake.email})`)
  })

  test('the database leaves out what a name may not hold, white space, and what may stand in it unseen', async () => {
    const { rows } = await sql(`SELECT array_agg(c) AS ignored FROM generate_series(1, 918000) c
      WHERE (c < 55296 OR c BETWEEN 57344 AND 131071 OR c > 917000) AND public.name_key('a' || chr(c) || 'b') = 'ab'`)
    const ignored = new Set<number>(rows[0]?.ignored)
    const differing: string[] = []
    for (let code = 1; code <= 918_000; code += code === 0xd7ff ? 0x801 : code === 0x1ffff ? 917_001 - 0x1ffff : 1) {
      const kept = withoutUnseen(`a${String.fromCodePoint(code)}b`).replace(/[\s\p{Cc}\u200C\u200D]/gu, '')
      if ((kept === 'ab') !== ignored.has(code)) differing.push(code.toString(16))
    }
    expect(differing).toEqual([])
  })

  test('a name that was taken and given up again is still told apart where it stood', async () => {
    const [true_, fake] = [await called(await makePerson(), 'Tia True'), await called(await makePerson(), 'Tia True')]
    const [first, second] = [await makeSession(true_), await makeSession(fake)]
    await called(fake, 'Somebody Else')
    expect([await whose(manager.ctx, first), await whose(manager.ctx, second)]).toEqual(['Tia True', `Tia True (${fake.email})`])
  })

  test('who sees only themselves learns of no namesake', async () => {
    const one = await signedIn('audit_user')
    await called(await makePerson(), one.person.name)
    expect((await listSessions(one.ctx)).rows[0]?.userName).toBe(one.person.name)
    expect(await whose(manager.ctx, one.session)).toBe(`${one.person.name} (${one.person.email})`)
  })

  test('the log keeps the name alone, and says the address once', async () => {
    const owner = await called(await makePerson(), 'Vio Viewed')
    await called(await makePerson(), 'Vio Viewed')
    const { id } = await makeSession(owner)
    const { bareName } = await findSession(manager.ctx, id)
    await noteView(manager.ctx, { type: 'session', id, label: bareName })
    const { rows } = await listActivities(manager.ctx, {
      equal: { resource: { is: [`session:${id}`], not: [] }, action: { is: ['viewed'], not: [] } },
    })
    expect(rows.map(({ resourceLabel }) => resourceLabel)).toEqual([`Vio Viewed (${owner.email})`])
  })

  test('the log names whoever acted alone, and whose session may not be ended', async () => {
    const admin = await signedIn('system_administrator')
    const owner = await called(admin.person, 'Abe Boss')
    await called(await makePerson(), 'Abe Boss')
    const { id } = await makeSession(owner)
    await expect(killSession(manager.ctx, { sessionId: id, reason: null, message: null })).rejects.toMatchObject({
      about: { whose: 'Abe Boss' },
    })
    await noteView(await contextOf(admin.session), { type: 'session', id, label: owner.name })
    const { rows } = await listActivities(manager.ctx, {
      equal: { actor: { is: [owner.id], not: [] }, action: { is: ['viewed'], not: [] } },
    })
    expect(await findActivity(manager.ctx, rows[0]?.id ?? '')).toMatchObject({
      actorName: `Abe Boss (${owner.email})`,
      bareActorName: 'Abe Boss',
    })
  })

  test('whoever ended a session, and whoever did anything, alike', async () => {
    const by = await called(await makePerson({ role: 'audit_manager' }), 'Kit Killer')
    await called(await makePerson(), 'Kit Killer')
    const victim = await called(await makePerson(), 'Vic Victim')
    await called(await makePerson(), 'vic victim')
    const ctx = await contextOf(await makeSession(by))
    const session = await makeSession(victim)
    await killSession(ctx, { sessionId: session.id, reason: null, message: null })
    expect(await findSession(manager.ctx, session.id)).toMatchObject({ endedByName: `Kit Killer (${by.email})` })
    const { rows } = await listActivities(manager.ctx, { equal: { actor: { is: [by.id], not: [] }, action: { is: ['ended'], not: [] } } })
    expect(rows).toMatchObject([{ actorName: `Kit Killer (${by.email})`, resourceLabel: `Vic Victim (${victim.email})` }])
    expect(await findActivity(manager.ctx, rows[0]?.id ?? '')).toMatchObject({ actorName: `Kit Killer (${by.email})` })
    const admin = await signedIn('system_administrator')
    await deleteUser(admin.ctx, { userId: by.id })
    expect(await findActivity(manager.ctx, rows[0]?.id ?? '')).toMatchObject({ actorName: 'Kit Killer (deleted since)' })
  })

  test('a sign-in of nobody is not told as one of somebody deleted', async () => {
    const wrong = { email: `${randomUUID()}@unknown.example`, password: 'not the right one', browserId: randomUUID() }
    await expect(signIn(wrong, new Headers())).rejects.toMatchObject({ code: 'unauthenticated' })
    const { rows } = await listActivities(manager.ctx, { equal: { action: { is: ['failed'], not: [] } } })
    expect(rows[0]?.resourceLabel).toBe(masked(wrong.email))
  })

  test('who sees only themselves any more learns neither the address nor that it is gone', async () => {
    const admin = await signedIn('system_administrator')
    const by = await makePerson({ role: 'audit_manager' })
    const victim = await called(await makePerson(), 'Vera @ Home')
    await noteView(await contextOf(await makeSession(by)), { type: 'user', id: victim.id, label: victim.name })
    const shown = async () => {
      const ctx = await contextOf(await makeSession({ ...by, role: 'audit_user' }))
      return (await listActivities(ctx, { equal: { action: { is: ['viewed'], not: [] } } })).rows.map(({ resourceLabel }) => resourceLabel)
    }
    await changeRole(admin.ctx, { userId: by.id, role: 'audit_user' })
    expect(await shown()).toEqual(['Vera @ Home'])
    await deleteUser(admin.ctx, { userId: victim.id })
    expect(await shown()).toEqual(['Vera @ Home'])
    const { rows } = await listActivities(manager.ctx, { equal: { actor: { is: [by.id], not: [] }, action: { is: ['viewed'], not: [] } } })
    expect(rows.map(({ resourceLabel }) => resourceLabel)).toEqual(['Vera @ Home (deleted since)'])
  })

  test('reviews: whose it is, who is to look at it, who said it', async () => {
    const by = await called(await makePerson({ role: 'audit_manager' }), 'Rea Reviewer')
    await called(await makePerson(), 'Rea Reviewer')
    const owner = await called(await makePerson(), 'Ola Owner')
    await called(await makePerson(), 'Ola Owner')
    const ctx = await contextOf(await makeSession(by))
    const { id } = await makeSession(owner)
    const said = { state: 'seen' as const, assignTo: by.id, labels: { added: [], removed: [] }, comment: null }
    await addReview(ctx, { subjectType: 'session', subjectId: id, ...said })
    const name = `Rea Reviewer (${by.email})`
    expect((await listReviewed(ctx, { show: 'mine' })).rows).toMatchObject([
      { label: `Ola Owner (${owner.email})`, assigned: { name }, last: { byName: name } },
    ])
    expect((await reviewsOf(ctx, { type: 'session', id })).entries).toMatchObject([{ byName: name }])
  })

  test('whoever noted something, and whoever stands in a filter', async () => {
    const by = await called(await makePerson({ role: 'audit_manager' }), 'Nia Noter')
    await called(await makePerson(), 'Nia Noter')
    const ctx = await contextOf(await makeSession(by))
    const { session, person } = await signedIn('audit_user')
    await sql(`INSERT INTO known_devices (browser_id, user_id, device_type) VALUES ($1, $2, 'desktop')`, [session.browserId, person.id])
    await sql(`UPDATE sessions SET ip = '87.150.1.9' WHERE id = $1`, [session.id])
    await relabelDevice(ctx, { sessionId: session.id, label: 'Front desk', reason: null })
    const place = { country: 'DE', region: null, city: 'Hamburg', reason: null }
    await correctPlace(ctx, { sessionId: session.id, scope: 'session', ...place })
    const byName = `Nia Noter (${by.email})`
    expect(await findSession(manager.ctx, session.id)).toMatchObject({ labelledBy: { byName }, correctedBy: { byName } })
    for (const typed of [by.id, by.email, `!Nia Noter (${by.email})`]) {
      const { names } = await resolveUsers(manager.ctx, parseSessionQuery({ user: typed }).query)
      expect(names).toEqual({ [by.id]: byName })
    }
  })

  test('it is looked for by an index', async () => {
    await sql('ANALYZE users; SET enable_seqscan = off')
    const { rows } = await sql(`EXPLAIN SELECT EXISTS (SELECT FROM public.users k
      WHERE k.name_key = (SELECT public.name_key(s.user_name)) AND k.id <> s.user_id) FROM public.sessions s`)
    await sql('RESET enable_seqscan')
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('users_name_key')
  })

  test('where few are read one by one instead, how a name looks is worked out once, and not for each of them', async () => {
    await sql('SET enable_indexscan = off; SET enable_bitmapscan = off')
    const asked = isSharedName(manager.ctx, Prisma.sql`s.user_name`, Prisma.sql`s.user_id`)
    const { rows } = await sql(`EXPLAIN SELECT ${asked.text} FROM public.sessions s`, asked.values)
    await sql('RESET enable_indexscan; RESET enable_bitmapscan')
    const plan = rows.map((row) => row['QUERY PLAN'] as string)
    expect(plan.join('\n')).toContain('Seq Scan on users k')
    expect(plan.filter((line) => line.includes('Filter: ') && line.includes('regexp_replace'))).toEqual([])
  })
})

describe('a session of somebody who is called otherwise now', () => {
  test('tells both names, the one of now with the address where somebody else has it', async () => {
    const ray = await called(await makePerson(), 'Ann Ray')
    const session = await makeSession(ray)
    const names = async () => {
      const { rows } = await listSessions(manager.ctx, { filter: { equal: { user: { is: [ray.id], not: [] } } } })
      const found = await findSession(manager.ctx, session.id)
      expect(rows.map(({ presentName }) => presentName)).toEqual([found.presentName])
      return [found.userName, found.presentName]
    }
    expect(await names()).toEqual(['Ann Ray', null])
    await called(ray, 'Ann Lee')
    expect(await names()).toEqual(['Ann Ray', 'Ann Lee'])
    await called(await makePerson(), 'ann lee')
    expect(await names()).toEqual(['Ann Ray', `Ann Lee (${ray.email})`])
    const { ctx } = await signedIn('system_administrator')
    await deleteUser(ctx, { userId: ray.id })
    expect(await names()).toEqual(['Ann Ray', null])
  })
})
