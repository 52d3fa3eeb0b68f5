import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { type Recorded, recorded } from '@/tests/helpers/recorded'
import { makePerson, makeSession, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { write } from './write'

let admin: SignedIn
beforeAll(async () => {
  await testDatabase()
  admin = await signedIn('system_administrator')
})

/** Changes somebody as the application's role under these settings, as any program could, and answers what was recorded. */
async function told(claims: Readonly<Record<string, string>>): Promise<Recorded | undefined> {
  const { id } = await makePerson()
  await withClient((await testDatabase()).appUrl, async (client) => {
    await client.query('BEGIN')
    for (const [name, value] of Object.entries(claims)) await client.query('SELECT set_config($1, $2, true)', [`rollcall.${name}`, value])
    await client.query(`UPDATE users SET name = 'Claimed' WHERE id = $1`, [id])
    await client.query('COMMIT')
  })
  return (await recorded({ resource: id })).at(-1)
}

const nobody = { actor_kind: 'outside', actor_id: null, actor_name: 'rollcall_app', db_role: 'rollcall_app' }

describe('ASVS 16.x a claim is recorded as claimed, never lost and never an error', () => {
  test('no claim at all: outside, and flagged', async () => {
    expect(await told({})).toMatchObject({ ...nobody, source: 'outside', session_id: null, session_flag: 'none', details: null })
  })

  test('a session that counts is the person, and nothing is flagged', async () => {
    const { person, session } = admin
    const claim = { session_id: session.id, source: 'api', ip: '2001:db8::1', request_id: 'r1' }
    expect(await told(claim)).toMatchObject({
      ...{ actor_kind: 'user', actor_id: person.id, actor_name: person.name, session_id: session.id, session_flag: null },
      ...{ source: 'api', ip: '2001:db8::1', request_id: 'r1', details: null },
    })
  })

  test('a session that does not exist', async () => {
    const session_id = randomUUID()
    expect(await told({ session_id })).toMatchObject({ ...nobody, session_id, session_flag: 'unknown' })
  })

  test.each([
    ['was ended', 'ended'],
    ['ran out', 'open'],
  ])('a session that %s still names its person', async (_, end) => {
    const person = await makePerson()
    const { id } = await makeSession(person, { startedAgo: 40_000, idleFor: end === 'open' ? 20_000 : 5 })
    const { owner } = await testDatabase()
    if (end === 'ended')
      await owner.query(`UPDATE sessions SET ended_at = now() - interval '1 s', end_reason = 'system' WHERE id = $1`, [id])
    expect(await told({ session_id: id })).toMatchObject({ actor_kind: 'user', actor_id: person.id, session_id: id, session_flag: 'ended' })
  })

  test('signing oneself out is not an act of an ended session', async () => {
    const own = await signedIn('audit_user')
    await write(own.ctx, (tx) => tx.session.end({ ids: [own.session.id] }, { reason: 'signed_out' }))
    expect(await recorded(own.ctx)).toMatchObject([{ action: 'out', session_id: own.session.id, session_flag: null }])
  })

  test.each(['nonsense', '{00000000-0000-7000-8000-000000000000}', "'; DROP TABLE users; --", 'x'.repeat(10_000)])(
    'a session id that is none: %.40s',
    async (claim) => {
      const expected = { ...nobody, session_id: null, session_flag: 'malformed', details: { claimed: { session_id: claim.slice(0, 200) } } }
      expect(await told({ session_id: claim })).toMatchObject(expected)
    },
  )

  test.each(['300.1.1.1', 'nowhere', '::g', '1.2.3.4/99', 'y'.repeat(5_000)])('an address that is none: %.40s', async (ip) => {
    expect(await told({ session_id: admin.session.id, ip })).toMatchObject({
      ...{ ip: null, actor_id: admin.person.id, session_flag: null, details: { claimed: { ip: ip.slice(0, 200) } } },
    })
  })

  test('a source of its own making, and an overlong request', async () => {
    expect(await told({ session_id: admin.session.id, source: 'fax', request_id: 'q'.repeat(5_000) })).toMatchObject({
      ...{ source: 'outside', request_id: 'q'.repeat(200), details: { claimed: { source: 'fax' } } },
    })
  })

  test.each(['user:The Boss', 'outside:postgres', 'user', ':', 'z'.repeat(5_000)])(
    'nobody becomes a person by a name: %.40s',
    async (actor) => {
      expect(await told({ actor })).toMatchObject({ ...nobody, session_flag: 'none', details: { claimed: { actor: actor.slice(0, 200) } } })
    },
  )

  test.each([
    ['job:nightly import', 'job', 'nightly import'],
    ['app:Shop: north', 'app', 'Shop: north'],
    ['system:', 'system', 'system'],
  ])('a job or another application says its name: %s', async (actor, kind, name) => {
    expect(await told({ actor, source: 'job' })).toMatchObject({
      ...{ actor_kind: kind, actor_name: name, source: 'job', session_flag: null, details: null },
    })
  })

  test('on whose behalf: a person by id with the name of the time, or a name', async () => {
    const { person } = admin
    const known = { behalf_id: person.id, behalf_name: person.name }
    expect(await told({ actor: 'app:Shop', on_behalf_of: person.id })).toMatchObject({ actor_kind: 'app', ...known })
    expect(await told({ actor: 'app:Shop', on_behalf_of: 'Anna' })).toMatchObject({ behalf_id: null, behalf_name: 'Anna' })
    const stranger = randomUUID()
    expect(await told({ on_behalf_of: stranger })).toMatchObject({ behalf_id: stranger, behalf_name: null })
  })

  test('a note is told of the same actor, and its own details stay', async () => {
    const resource = randomUUID()
    await withClient((await testDatabase()).appUrl, async (client) => {
      await client.query(`SELECT set_config('rollcall.ip', 'nowhere', false), set_config('rollcall.on_behalf_of', 'Anna', false)`)
      await client.query(`SELECT log.note('read', 'viewed', 'ok', 'x', $1, $2, '{"rows": 3}')`, [resource, 'l'.repeat(900)])
    })
    expect(await recorded({ resource })).toMatchObject([
      { ...nobody, behalf_name: 'Anna', resource_label: 'l'.repeat(500), details: { rows: 3, claimed: { ip: 'nowhere' } } },
    ])
  })
})
