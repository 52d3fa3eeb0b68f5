import { beforeAll, describe, expect, test } from 'vitest'
import { write } from '@/lib/db/write'
import { testDatabase } from '@/tests/helpers/database'
import { atHome, pass, places, told, whys } from '@/tests/helpers/memory'
import { germany, norway, safari, signInFrom } from '@/tests/helpers/sign-in-from'
import { contextOf, makePerson, rollcallItself } from '@/tests/helpers/signed-in'
import { putAway } from './put-away'
import { forgetDevice, teachSessions } from './teach'

beforeAll(() => testDatabase())

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

describe('what vouches', () => {
  const abroad = { userAgent: safari }

  test('a stranger’s device never does by itself: the next one at the same place is told again', async () => {
    const { person } = await atHome()
    const thief = await signInFrom(person, germany, abroad)
    await signInFrom(person, germany, { ...abroad, browserId: thief.browserId })
    await signInFrom(person, germany, abroad)
    expect(await whys(person)).toEqual(['new_device', 'new_device'])
  })

  test('nor does it make its place usual for a browser that is known', async () => {
    const { person, home } = await atHome()
    await signInFrom(person, germany, abroad)
    await signInFrom(person, germany, home)
    expect(await whys(person)).toEqual(['new_device', 'unusual_place'])
  })

  test('nor does the person’s own browser at that place, before it was in use there for a week itself', async () => {
    const { person, home } = await atHome()
    await signInFrom(person, germany, abroad)
    await pass(6, person)
    await signInFrom(person, germany, home)
    await pass(2, person)
    await signInFrom(person, germany, home)
    await signInFrom(person, germany)
    expect(await whys(person)).toEqual(['new_device', 'unusual_place', 'new_device'])
    await pass(6, person)
    await signInFrom(person, germany, home)
    await signInFrom(person, germany)
    expect((await whys(person)).length).toBe(3)
  })

  test('“It was me” does: browser and place are the person’s from then on', async () => {
    const { person, home } = await atHome()
    await signInFrom(person, germany, abroad)
    const [notice] = await told(person)
    await putAway(await contextOf(home), { ids: [notice.id] })
    await signInFrom(person, { ...germany, ip: '91.1.9.9' }, abroad)
    await signInFrom(person, germany, home)
    expect([await whys(person), (await places(person)).filter(({ new_since }) => new_since !== null)]).toEqual([['new_device'], []])
  })

  test('the same by the letter’s link; and it teaches that one place, not another that the browser was told at', async () => {
    const { person, home } = await atHome()
    const first = await signInFrom(person, germany, home)
    await signInFrom(person, { ...germany, ip: '5.5.5.5', asn: 3301, country: 'SE', region: 'Skåne' }, home)
    await write(await rollcallItself(), (tx) => teachSessions(tx, [first.id]))
    expect(await places(person)).toMatchObject([
      { country: 'SE', new_since: expect.any(Date) },
      { country: 'NO', new_since: null },
      { country: 'DE', new_since: null },
    ])
  })

  test('a week of use does, and not a week alone', async () => {
    const { person } = await atHome()
    const { browserId } = await signInFrom(person, germany, abroad)
    await pass(8, person)
    await signInFrom(person, germany, abroad)
    await signInFrom(person, germany, { ...abroad, browserId })
    expect(await whys(person)).toEqual(['new_device', 'new_device'])
    await signInFrom(person, germany, abroad)
    expect((await whys(person)).length).toBe(2)
  })

  test('two strange browsers do not vouch for each other, nor does one by what it is told of each session', async () => {
    const { person, home } = await atHome()
    const one = await signInFrom(person, germany, abroad)
    const other = await signInFrom(person, germany, abroad)
    const [ofOne, ofOther] = await told(person)
    expect(await putAway(await contextOf(other), { ids: [ofOne.id] })).toEqual({ putAway: 0 })
    expect(await putAway(await contextOf(one), { ids: [ofOther.id] })).toEqual({ putAway: 0 })
    await sql('UPDATE users SET notify_every = true WHERE id = $1', [person.id])
    await signInFrom(person, germany, { ...abroad, browserId: one.browserId })
    const [ofEach] = (await told(person)).slice(-1)
    const third = await signInFrom(person, germany, { ...abroad, browserId: one.browserId })
    expect(await putAway(await contextOf(third), { ids: [ofEach.id] })).toEqual({ putAway: 1 })
    const waiting = 'SELECT count(*)::int AS n FROM known_devices WHERE user_id = $1 AND new_since IS NOT NULL'
    expect((await sql(waiting, [person.id])).rows[0].n).toBe(2)
    expect(await putAway(await contextOf(home), { ids: [ofOne.id, ofOther.id] })).toEqual({ putAway: 2 })
    expect((await sql(waiting, [person.id])).rows[0].n).toBe(0)
  })

  test('“This wasn’t me” is of every browser that came with it: none of them becomes usual by time alone', async () => {
    const { person, home } = await atHome()
    const thief = await signInFrom(person, germany, abroad)
    const second = await signInFrom(person, germany, abroad)
    await write(await rollcallItself(), (tx) => forgetDevice(tx, thief.id))
    await pass(8, person)
    await signInFrom(person, germany, { ...abroad, browserId: second.browserId })
    expect(await whys(person)).toEqual(['new_device', 'new_device', 'new_device'])
    expect((await sql('SELECT browser_id FROM known_devices WHERE user_id = $1 AND new_since IS NULL', [person.id])).rows).toEqual([
      { browser_id: home.browserId },
    ])
  })

  test('“This wasn’t me” takes it back: the same cookie is told again, and labels and places of it are gone', async () => {
    const { person, home } = await atHome()
    const thief = await signInFrom(person, germany, abroad)
    await write(await rollcallItself(), (tx) => forgetDevice(tx, thief.id))
    expect((await places(person)).map(({ country }) => country)).toEqual(['NO'])
    await signInFrom(person, germany, { ...abroad, browserId: thief.browserId })
    expect(await whys(person)).toEqual(['new_device', 'new_device'])
    const stolen = await signInFrom(person, norway, home)
    await write(await rollcallItself(), (tx) => forgetDevice(tx, stolen.id))
    expect((await places(person)).map(({ country }) => country)).toContain('NO')
  })

  test('ASVS 8.x nobody teaches or forgets for somebody else', async () => {
    const { person } = await atHome()
    const thief = await signInFrom(person, germany, abroad)
    const other = await makePerson({ role: 'system_administrator' })
    const ctx = await contextOf(await signInFrom(other, norway))
    await write(ctx, async (tx) => {
      await teachSessions(tx, [thief.id])
      await forgetDevice(tx, thief.id)
    })
    expect((await places(person)).map(({ new_since }) => new_since)).toEqual([null, expect.any(Date)])
    await expect(
      write(ctx, (tx) => tx.memory.recall({ userId: person.id, browserId: thief.browserId, deviceType: 'desktop', browser: 'x', os: 'y' })),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const place = {
      ...{ userId: person.id, browserId: thief.browserId, network: '1.0.0.0/24', asn: null, country: null, region: null },
      ...{ latitude: null, longitude: null, accuracyKm: null, newSince: null, byVouched: true },
    }
    await expect(write(ctx, (tx) => tx.memory.keep(place))).rejects.toMatchObject({ code: 'forbidden' })
  })
})
