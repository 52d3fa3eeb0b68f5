import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { letterFacts } from '@/lib/mail/letter-facts'
import { testDatabase } from '@/tests/helpers/database'
import { lettersTo } from '@/tests/helpers/letters'
import { makeSession, several, signedIn } from '@/tests/helpers/signed-in'
import { killChosen } from './kill-chosen'
import { goOnKilling } from './kill-go-on'
import { orderKill } from './kill-order'
import { killSession } from './kill-session'
import { signOutOthers } from './sign-out-others'

beforeAll(() => testDatabase())
afterEach(() => {
  vi.restoreAllMocks()
})

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const saying = { reason: 'seen twice', message: 'Call the desk.' }

describe('whoever is ended by a manager gets a letter', () => {
  test('with what was recorded at the sign-in, in their own zone, with the message; neither who nor why', async () => {
    const me = await signedIn('audit_manager')
    const { person, session } = await signedIn('audit_user')
    await sql(`UPDATE users SET time_zone = 'Europe/Oslo' WHERE id = $1`, [person.id])
    await sql(
      `UPDATE sessions SET browser = 'Firefox', os = 'Linux', ip_first = '84.208.20.110', ip = '10.0.0.1', city = 'Oslo', country = 'NO',
        accuracy_km = 50, asn_org = 'Telia' WHERE id = $1`,
      [session.id],
    )
    const { endedAt } = await killSession(me.ctx, { sessionId: session.id, ...saying })
    const [letter, ...none] = await lettersTo(person)
    expect([letter, none]).toMatchObject([{ kind: 'session_ended', name: person.name, address: person.email, state: 'queued' }, []])
    expect(letter?.facts).toMatchObject({
      session: { zone: 'Europe/Oslo', browser: 'Firefox', os: 'Linux', ip: '84.208.20.110', city: 'Oslo', country: 'NO', accuracyKm: 50 },
      ...{ others: 0, endedAt, message: 'Call the desk.' },
    })
    expect(letterFacts.session_ended.safeParse(letter?.facts).success).toBe(true)
    expect(JSON.stringify(letter?.facts)).not.toMatch(new RegExp(`${me.person.name}|seen twice`))
  })

  test('one for each person, whatever the number; the newest session is told, the others are counted', async () => {
    const me = await signedIn('audit_manager')
    const [ada, ben] = [await signedIn('audit_user'), await signedIn('audit_user')]
    const more = await several(3, () => makeSession(ada.person))
    await sql(`UPDATE sessions SET os = 'Plan 9' WHERE id = $1`, [more[2]?.id])
    await killChosen(me.ctx, { ids: [ada.session.id, ben.session.id, ...more.map(({ id }) => id)], ...saying })
    expect((await lettersTo(ada.person)).map(({ facts }) => facts)).toMatchObject([{ others: 3, session: { os: 'Plan 9' } }])
    expect((await lettersTo(ben.person)).map(({ facts }) => facts)).toMatchObject([{ others: 0 }])
  })

  test('one of a kill in many writes too, which counts what is still to come; one more of the next kill', async () => {
    const me = await signedIn('audit_manager')
    const { person } = await signedIn('audit_user')
    const other = await signedIn('audit_user')
    await several(320, () => makeSession(person))
    const { order } = await orderKill(me.ctx, { scope: 'user', user: person.id, count: 321, ...saying })
    // One write a call, as on a slow machine.
    let clock = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 1_000))
    let turns = 0
    for (let finished = false; !finished; turns += 1) {
      const turn = await goOnKilling(me.ctx, order)
      finished = turn.finished
    }
    expect(turns).toBe(3)
    expect((await lettersTo(person)).map(({ facts }) => facts.others)).toEqual([320])
    expect(await lettersTo(other.person)).toEqual([])
    const again = await makeSession(person)
    await killSession(me.ctx, { sessionId: again.id, ...saying })
    expect((await lettersTo(person)).map(({ facts }) => facts.others)).toEqual([320, 0])
  })
})

describe('no letter', () => {
  test('of what ended by itself or before, of one’s own, and of what was rolled back', async () => {
    const me = await signedIn('audit_manager')
    const mine = await makeSession(me.person)
    const { person, session } = await signedIn('audit_user')
    const late = await makeSession(person, { startedAgo: 2 * 3600, idleFor: 3700 })
    await killChosen(me.ctx, { ids: [late.id, mine.id], ...saying })
    expect([await lettersTo(person), await lettersTo(me.person)]).toEqual([[], []])

    await sql(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'no'; END$$;
      CREATE CONSTRAINT TRIGGER fail AFTER UPDATE ON sessions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()`)
    await expect(killSession(me.ctx, { sessionId: session.id, ...saying })).rejects.toThrow()
    await sql('DROP TRIGGER fail ON sessions; DROP FUNCTION fail()')
    expect(await lettersTo(person)).toEqual([])

    await killSession(me.ctx, { sessionId: session.id, ...saying })
    await killSession(me.ctx, { sessionId: session.id, ...saying })
    expect((await lettersTo(person)).length).toBe(1)
  })

  test('of one’s own signing out elsewhere', async () => {
    const { person, ctx } = await signedIn('audit_user')
    await several(2, () => makeSession(person))
    expect(await signOutOthers(ctx)).toEqual({ ended: 2 })
    expect(await lettersTo(person)).toEqual([])
  })
})
