import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { mailIsOn } from '@/lib/mail/chosen-transport'
import { testDatabase } from '@/tests/helpers/database'
import { mailTo, secretIn } from '@/tests/helpers/mailbox'
import { logSize } from '@/tests/helpers/recorded'
import { makePerson, makeSession, rollcallItself, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { changeAddress } from './change-address'
import { confirmAddress, findAddressLink } from './confirm-address'
import { editUser } from './edit-user'

vi.mock('@/lib/mail/chosen-transport', () => ({ mailIsOn: vi.fn(async () => true) }))

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const some = () => `${randomUUID()}@example.org`
const emailOf = async (id: string) => (await sql('SELECT email FROM users WHERE id = $1', [id])).rows[0].email

let admin: SignedIn

beforeAll(async () => {
  await testDatabase()
  admin = await signedIn('system_administrator')
})
beforeEach(() => void vi.mocked(mailIsOn).mockResolvedValue(true))

describe('an address that an administrator changes', () => {
  test('of somebody active holds once it is confirmed, and the name at once', async () => {
    const person = await makePerson()
    const { id: session } = await makeSession(person)
    const to = some()
    const edited = await editUser(admin.ctx, { userId: person.id, name: 'Right Name', email: to })
    expect(edited).toEqual({ name: 'Right Name', changed: true, waitsAt: to })
    expect((await sql('SELECT name, email FROM users WHERE id = $1', [person.id])).rows).toEqual([
      { name: 'Right Name', email: person.email },
    ])
    const [letter] = await mailTo(to)
    expect(letter).toMatchObject({ kind: 'address_confirm', name: 'Right Name', facts: { by: admin.person.name, from: person.email } })
    await confirmAddress(await rollcallItself('new address'), { token: secretIn(letter) })
    expect(await mailTo(person.email)).toMatchObject([{ kind: 'address_changed', facts: { to, by: admin.person.name } }])
    expect((await sql('SELECT ended_at FROM sessions WHERE id = $1', [session])).rows).toEqual([{ ended_at: null }])
  })

  test.each(['invited', 'disabled'] as const)('of somebody %s holds at once: nobody could confirm it', async (status) => {
    const person = await makePerson({ status })
    const to = some()
    const edited = await editUser(admin.ctx, { userId: person.id, name: person.name, email: to })
    expect([edited.waitsAt, await emailOf(person.id), await mailTo(to)]).toEqual([null, to, []])
    expect((await mailTo(person.email)).map(({ kind }) => kind)).toEqual(status === 'invited' ? [] : ['address_changed'])
  })

  test('where no letter leaves it holds at once, and what waited is dead', async () => {
    const [me, waiting, to] = [await signedIn('audit_user'), some(), some()]
    await changeAddress(me.ctx, { email: waiting })
    vi.mocked(mailIsOn).mockResolvedValue(false)
    await editUser(admin.ctx, { userId: me.person.id, name: me.person.name, email: to })
    const token = secretIn((await mailTo(waiting))[0])
    expect([await emailOf(me.person.id), await findAddressLink(await rollcallItself('new address'), token)]).toEqual([to, null])
    expect(await mailTo(me.person.email)).toMatchObject([{ kind: 'address_changed', facts: { to, by: admin.person.name } }])
  })

  test('that belongs to somebody else is refused at once, and nothing is sent', async () => {
    const [one, other] = [await makePerson(), await makePerson()]
    const size = await logSize()
    const refused = editUser(admin.ctx, { userId: one.id, name: 'X', email: other.email })
    await expect(refused).rejects.toMatchObject({ code: 'conflict', fields: { email: expect.any(String) } })
    expect([await logSize(), await mailTo(other.email)]).toEqual([size, []])
  })
})
