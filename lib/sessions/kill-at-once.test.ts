import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { makeSession, several, signedIn } from '@/tests/helpers/signed-in'
import { killAtOnce } from './kill-at-once'
import { previewKill } from './kill-preview'

beforeAll(() => testDatabase())

const open = async (ids: readonly string[]) =>
  (await (await testDatabase()).owner.query('SELECT FROM sessions WHERE id = ANY ($1) AND ended_at IS NULL', [ids])).rowCount
const fail = (error: unknown) => {
  throw error
}
const said = { reason: 'no script', message: null }

describe('a kill of many in one request', () => {
  test('goes through to the end, over several turns, with one record each and the order’s own', async () => {
    const me = await signedIn('audit_manager')
    const { person, session } = await signedIn('audit_user')
    const ids = [session.id, ...(await several(210, () => makeSession(person))).map(({ id }) => id)]
    const { ended, rest, results } = await killAtOnce(me.ctx, { scope: 'user', user: person.id, count: 211, ...said }, fail)
    expect({ ended, rest, told: results.length, open: await open(ids) }).toEqual({ ended: 211, rest: 0, told: 200, open: 0 })
    const actions = (await recorded(me.ctx)).map(({ action }) => action)
    expect([actions.filter((action) => action === 'ended').length, actions.includes('kill_ordered')]).toEqual([211, true])
  })

  test('says what has ended and what is passed over by number, more than it tells of', async () => {
    const me = await signedIn('audit_manager')
    const chief = await signedIn('system_administrator')
    const { person } = await signedIn('audit_user')
    await several(3, () => makeSession(person))
    await several(205, () => makeSession(chief.person))
    const { ending } = await previewKill(me.ctx, { scope: 'others' })
    const { ended, passed, results } = await killAtOnce(me.ctx, { scope: 'others', count: ending, ...said }, fail)
    expect({ ended, passed: passed >= 206, told: results.length }).toEqual({ ended: ending, passed: true, told: 200 })
  })

  test('that goes wrong after a while says what has ended by then, and what it did not touch', async () => {
    const { owner } = await testDatabase()
    const me = await signedIn('audit_manager')
    const { person, session } = await signedIn('audit_user')
    const ids = [session.id, ...(await several(160, () => makeSession(person))).map(({ id }) => id)]
    await owner.query(`CREATE FUNCTION public.full_up() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      IF (SELECT count(*) FROM public.sessions WHERE user_id = NEW.user_id AND ended_at IS NOT NULL) >= 150 THEN RAISE 'full up'; END IF;
      RETURN NEW; END $$;
      CREATE TRIGGER full_up BEFORE UPDATE ON public.sessions FOR EACH ROW EXECUTE FUNCTION public.full_up()`)
    const told: unknown[] = []
    const order = { scope: 'user', user: person.id, count: 161, ...said } as const
    const answer = killAtOnce(me.ctx, order, (error) => told.push(error)).finally(() =>
      owner.query('DROP TRIGGER full_up ON public.sessions; DROP FUNCTION public.full_up()'),
    )
    expect(await answer).toMatchObject({ ended: 150, passed: 0, rest: 11, cut: true })
    expect([told.length, await open(ids)]).toEqual([1, 11])
  })

  test('ends nothing where the number is wrong, the role may not, or the proof is old', async () => {
    const { person, session } = await signedIn('audit_user')
    const input = { scope: 'user', user: person.id, count: 1, ...said } as const
    const [manager, user] = [await signedIn('audit_manager'), await signedIn('audit_user')]
    const stale = await signedIn('audit_manager', { startedAgo: 301 })
    const size = await logSize()
    await expect(killAtOnce(manager.ctx, { ...input, count: 2 }, fail)).rejects.toMatchObject({ code: 'conflict' })
    await expect(killAtOnce(user.ctx, input, fail)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(killAtOnce(stale.ctx, input, fail)).rejects.toMatchObject({ code: 'reauth_required' })
    expect([await open([session.id]), await logSize()]).toEqual([1, size])
  })
})
