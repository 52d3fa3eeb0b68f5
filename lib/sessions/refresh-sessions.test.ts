import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { makePerson, makeSession, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { killSession } from './kill-session'
import { refreshSessions } from './refresh-sessions'

let manager: SignedIn
let user: SignedIn

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
  user = await signedIn('audit_user')
})

describe('rows that are shown, told anew', () => {
  test('an ended session is told as ended, though the filter wants active ones', async () => {
    const { id } = await makeSession(user.person)
    await killSession(manager.ctx, { sessionId: id, reason: null, message: null })
    const { rows } = await refreshSessions(manager.ctx, { ids: [id, manager.session.id], filter: { status: 'active' } })
    expect(Object.fromEntries(rows.map((row) => [row.id, row.status]))).toEqual({ [id]: 'terminated', [manager.session.id]: 'active' })
  })

  test('newer ones are counted if they match the filter', async () => {
    const person = await makePerson()
    const { id: newest } = await makeSession(person)
    const filter = { equal: { user: { is: [person.id], not: [] } } }
    expect(await refreshSessions(manager.ctx, { ids: [newest], filter, newest })).toMatchObject({ newer: 0, more: false })
    for (let n = 0; n < 3; n += 1) await makeSession(person)
    await makeSession(user.person)
    expect(await refreshSessions(manager.ctx, { ids: [newest], filter, newest })).toMatchObject({ newer: 3, more: false })
    expect(await refreshSessions(manager.ctx, { ids: [newest], filter })).toMatchObject({ newer: 0 })
  })

  test('ASVS 8.x an Audit User hears nothing of other people’s, neither rows nor numbers', async () => {
    const { id } = await makeSession(manager.person)
    const seen = await refreshSessions(user.ctx, { ids: [id, user.session.id], filter: {}, newest: user.session.id })
    expect(seen.rows.map((row) => row.id)).toEqual([user.session.id])
    const own = await makeSession(user.person)
    expect((await refreshSessions(user.ctx, { ids: [], filter: {}, newest: own.id })).newer).toBe(0)
  })
})
