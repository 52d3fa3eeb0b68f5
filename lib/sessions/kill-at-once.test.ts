import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { makeSession, several, signedIn } from '@/tests/helpers/signed-in'
import { killAtOnce } from './kill-at-once'

beforeAll(() => testDatabase())

const open = async (ids: readonly string[]) =>
  (await (await testDatabase()).owner.query('SELECT FROM sessions WHERE id = ANY ($1) AND ended_at IS NULL', [ids])).rowCount
const said = { reason: 'no script', message: null }

describe('a kill of many in one request', () => {
  test('goes through to the end, over several turns, with one record each and the order’s own', async () => {
    const me = await signedIn('audit_manager')
    const { person, session } = await signedIn('audit_user')
    const ids = [session.id, ...(await several(210, () => makeSession(person))).map(({ id }) => id)]
    const { ended, rest, results } = await killAtOnce(me.ctx, { scope: 'user', user: person.id, count: 211, ...said })
    expect({ ended, rest, told: results.length, open: await open(ids) }).toEqual({ ended: 211, rest: 0, told: 200, open: 0 })
    const actions = (await recorded(me.ctx)).map(({ action }) => action)
    expect([actions.filter((action) => action === 'ended').length, actions.includes('kill_ordered')]).toEqual([211, true])
  })

  test('ends nothing where the number is wrong, the role may not, or the proof is old', async () => {
    const { person, session } = await signedIn('audit_user')
    const input = { scope: 'user', user: person.id, count: 1, ...said } as const
    const [manager, user] = [await signedIn('audit_manager'), await signedIn('audit_user')]
    const stale = await signedIn('audit_manager', { startedAgo: 301 })
    const size = await logSize()
    await expect(killAtOnce(manager.ctx, { ...input, count: 2 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(killAtOnce(user.ctx, input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(killAtOnce(stale.ctx, input)).rejects.toMatchObject({ code: 'reauth_required' })
    expect([await open([session.id]), await logSize()]).toEqual([1, size])
  })
})
