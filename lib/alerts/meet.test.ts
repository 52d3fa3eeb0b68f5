import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { atHome, pass, places, told, whys } from '@/tests/helpers/memory'
import { type From, firefoxOnWindows, germany, newerFirefox, norway, safari, signInFrom } from '@/tests/helpers/sign-in-from'
import { makePerson } from '@/tests/helpers/signed-in'

beforeAll(() => testDatabase())

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const vpn: From = { ip: '40.68.84.7', asn: 8075, country: 'NL', networkClass: 'hosting' }
const office: From = { ip: '10.0.0.7', networkClass: 'private' }

beforeEach(() => sql('UPDATE settings SET notify_enabled = true, notify_every = false'))

describe('what sends nothing', () => {
  test('cleared cookies at home, a browser update, another DHCP address, a VPN, the office', async () => {
    const { person, home } = await atHome()
    await signInFrom(person, norway, home)
    await signInFrom(person, { ...norway, ip: '84.208.1.250' }, { userAgent: newerFirefox })
    await signInFrom(person, { ...norway, ip: '84.250.9.1', region: 'Vestland' }, { userAgent: newerFirefox })
    await signInFrom(person, vpn, home)
    await signInFrom(person, office, home)
    expect([await whys(person), (await places(person)).length]).toEqual([[], 2])
  })

  test('the next IPv6 privacy address of a /64, without a cookie and with nothing known of where it is', async () => {
    const person = await makePerson()
    await signInFrom(person, { ip: '2a02:8108:41:7:aaaa:1:2:3' })
    await signInFrom(person, { ip: '2a02:8108:41:7:bbbb:4:5:6' })
    expect(await whys(person)).toEqual([])
    await signInFrom(person, { ip: '2a02:8108:41:8:bbbb:4:5:6' })
    expect(await whys(person)).toEqual(['new_device'])
  })
})

describe('what is told', () => {
  test('another browser or system at home; the same family elsewhere, by a VPN, and in the office’s private network', async () => {
    const { person } = await atHome()
    await signInFrom(person, norway, { userAgent: safari })
    await signInFrom(person, norway, { userAgent: firefoxOnWindows })
    for (const from of [germany, vpn, office]) await signInFrom(person, from)
    expect(await told(person)).toMatchObject([
      { why: 'new_device', new_country: null },
      { why: 'new_device', new_country: null },
      { why: 'new_device', new_country: 'DE', new_region: null },
      { why: 'new_device', new_country: null },
      { why: 'new_device', new_country: null },
    ])
  })

  test('a known browser in another country, and far away in the same one, each once', async () => {
    const { person, home } = await atHome()
    const north: From = { ip: '85.1.1.7', asn: 41_164, country: 'NO', region: 'Troms', point: [69.6, 18.9] }
    for (const from of [germany, germany, north, north, norway]) await signInFrom(person, from, home)
    expect(await told(person)).toMatchObject([
      { why: 'unusual_place', new_country: 'DE', new_region: null },
      { why: 'unusual_place', new_country: 'NO', new_region: 'Troms' },
    ])
  })

  test('by mail too: one letter each, to the address of this moment, with a link that is valid for a week', async () => {
    const { person } = await atHome()
    await sql(`UPDATE users SET time_zone = 'Europe/Oslo' WHERE id = $1`, [person.id])
    const { id } = await signInFrom(person, germany, { userAgent: safari })
    const { rows } = await sql('SELECT kind, name, address, facts, expires_at, state FROM letters WHERE user_id = $1', [person.id])
    expect(rows).toMatchObject([{ kind: 'new_sign_in', name: person.name, address: person.email, state: 'queued' }])
    expect(rows[0].facts).toMatchObject({
      ...{ why: 'new_device', newIn: 'country', notMe: { kind: 'not_me', id: expect.any(String) } },
      session: {
        zone: 'Europe/Oslo',
        browser: 'Safari',
        os: 'iOS',
        ip: germany.ip,
        country: 'DE',
        accuracyKm: 50,
        method: 'password',
      },
    })
    const links = await sql(
      `SELECT kind, session_id, used_at, expires_at, round(extract(epoch FROM expires_at - created_at) / 3600)::int AS hours FROM tokens WHERE user_id = $1`,
      [person.id],
    )
    expect(links.rows).toMatchObject([{ kind: 'not_me', session_id: id, used_at: null, hours: 168 }])
    expect(links.rows[0].expires_at).toEqual(rows[0].expires_at)
    expect(JSON.stringify(rows)).not.toMatch(/token|hash/i)
  })

  test('every session to whoever wants that, whatever the setting says; but not the first', async () => {
    for (const enabled of [true, false]) {
      await sql('UPDATE settings SET notify_enabled = $1', [enabled])
      const person = await makePerson()
      await sql('UPDATE users SET notify_every = true WHERE id = $1', [person.id])
      const home = await signInFrom(person, norway)
      await signInFrom(person, norway, home)
      expect(await whys(person)).toEqual(['every_session'])
    }
  })

  test('nobody else, where it is off; what was new then does not vouch all the same', async () => {
    const { person } = await atHome()
    await sql('UPDATE settings SET notify_enabled = false')
    await signInFrom(person, germany, { userAgent: safari })
    await sql('UPDATE settings SET notify_enabled = true')
    await signInFrom(person, germany, { userAgent: safari })
    expect(await told(person)).toMatchObject([{ why: 'new_device', new_country: 'DE' }])
  })
})

describe('at the same moment', () => {
  test('of two strangers’ devices at one new place both are told', async () => {
    const { person } = await atHome()
    await Promise.all([1, 2].map(() => signInFrom(person, germany, { userAgent: safari })))
    expect(await whys(person)).toEqual(['new_device', 'new_device'])
  })

  test('of one known browser twice at a new place once', async () => {
    const { person, home } = await atHome()
    await Promise.all([1, 2, 3].map(() => signInFrom(person, germany, home)))
    expect(await whys(person)).toEqual(['unusual_place'])
  })
})

describe('how much is kept, and for how long', () => {
  test('of one place the newest networks, of one person 64', async () => {
    const { person, home } = await atHome()
    for (let n = 0; n < 8; n += 1) await signInFrom(person, { ...norway, ip: `84.209.${n}.7` }, home)
    expect((await places(person)).length).toBeLessThanOrEqual(5)
    for (let n = 0; n < 70; n += 1) await signInFrom(person, { ip: `9.9.${n}.7`, asn: n + 1, country: 'NO', region: `R${n}` }, home)
    expect((await places(person)).length).toBeLessThanOrEqual(65)
  })

  test('400 days: what is older counts no more', async () => {
    const { person, home } = await atHome()
    await pass(401, person)
    await signInFrom(person, germany, home)
    expect(await whys(person)).toEqual([])
  })

  test('what sessions from before tell is known after the migration, as a sign-in would have kept it', async () => {
    const { person, home } = await atHome()
    await signInFrom(person, vpn, home)
    const before = await places(person)
    await sql('DELETE FROM known_places WHERE user_id = $1', [person.id])
    const migration = readFileSync('prisma/migrations/20261127000028_known_places/migration.sql', 'utf8')
    await sql(`${/INSERT INTO known_places[^;]+/.exec(migration)?.[0]} ON CONFLICT DO NOTHING`)
    expect(await places(person)).toEqual(before)
    expect(before.length).toBe(1)
  })
})
