import { roles } from '@/lib/access/roles'
import { write } from '@/lib/db/write'
import { layContacts, makeContact } from './contacts'
import { testDatabase } from './database'
import { makePerson, makeSession, type SignedIn, signedIn } from './signed-in'

/** Two people of each role, each with a session, a known browser, a link, an activity and a contact, and one who is only a canary. */
export async function makeWorld(): Promise<{
  audit_user: SignedIn
  audit_manager: SignedIn
  system_administrator: SignedIn
  victim: SignedIn
}> {
  const database = await testDatabase()
  const { owner } = database
  await layContacts(database)
  const people: SignedIn[] = []
  for (const role of roles) for (let i = 0; i < 2; i += 1) people.push(await signedIn(role))
  people.push(await signedIn('audit_user'))
  for (const { person, session, ctx } of people) {
    await owner.query(`UPDATE users SET password_hash = 'CANARY-' || id WHERE id = $1`, [person.id])
    await owner.query(`INSERT INTO known_devices (browser_id, user_id, device_type) VALUES ($1, $2, 'desktop')`, [
      session.browserId,
      person.id,
    ])
    await owner.query(
      `INSERT INTO tokens (kind, token_hash, user_id, expires_at) VALUES ('invite', sha256($2::text::bytea), $1, now() + interval '1 day')`,
      [person.id, `CANARY-${person.id}`],
    )
    await owner.query(
      `INSERT INTO session_addresses (session_id, user_id, ip, network_class, accuracy_estimated) VALUES ($1, $2, '192.0.2.7', 'documentation', false)`,
      [session.id, person.id],
    )
    const noted = [person.id, session.browserId, session.id]
    await owner.query(
      `INSERT INTO device_labels (user_id, browser_id, label, by_id, by_name) VALUES ($1, $2, 'CANARY ' || $3, $1, 'x')`,
      noted,
    )
    await owner.query(`INSERT INTO place_corrections (session_id, country, by_id, by_name) VALUES ($2, 'DE', $1, 'x')`, [
      person.id,
      session.id,
    ])
    await owner.query(
      `INSERT INTO notices (user_id, session_id, browser_id, kind, why) VALUES ($1, $3, $2, 'new_session', 'new_device')`,
      noted,
    )
    await makeContact(database, person.id, { name: `CANARY ${person.id}` })
    await owner.query(
      `INSERT INTO reviews (subject_type, subject_id, subject_label, comment, by_id, by_name) VALUES ('session', $2, 'x', 'CANARY', $1, 'x')`,
      [person.id, session.id],
    )
    await owner.query(
      `INSERT INTO cases (user_id, user_name, session_id, evidence, ended_sessions) VALUES ($1, 'CANARY', $2, '{"at": "CANARY"}', 0)`,
      [person.id, session.id],
    )
    await write(ctx, (tx) => tx.note({ kind: 'read', action: 'look', outcome: 'ok', resourceLabel: `CANARY ${person.id}` }))
  }
  const [audit_user, , audit_manager, , system_administrator, , victim] = people
  if (!audit_user || !audit_manager || !system_administrator || !victim) throw new Error('The world is not whole.')
  return { audit_user, audit_manager, system_administrator, victim }
}

/** Rows too old to be seen, and one old session that is still open: limits are off and retention is 30 days. */
export async function makeOldRows(): Promise<{
  endedLongAgo: string
  openSinceLongAgo: string
  activityLongAgo: string
  ended29DaysAgo: string
}> {
  const { owner } = await testDatabase()
  const person = await makePerson()
  const day = 86_400
  await owner.query('UPDATE settings SET idle_enabled = false, limit_enabled = false')
  const aged = async (days: number) => (await makeSession(person, { startedAgo: days * day + 60, idleFor: days * day })).id
  const [gone, open, recent] = [await aged(31), await aged(40), await aged(29)]
  await owner.query(`UPDATE sessions SET ended_at = last_activity_at, end_reason = 'signed_out' WHERE id = ANY ($1)`, [[gone, recent]])
  await owner.query(`CREATE TABLE log.activities_old PARTITION OF log.activities
    FOR VALUES FROM (public.uuid_floor(now() - interval '32 days')) TO (public.uuid_floor(now() - interval '31 days'))`)
  const old = await owner.query<{ id: string }>(
    `INSERT INTO log.activities (id, kind, action, source, actor_kind, actor_name)
     VALUES (public.uuid_floor(now() - interval '31 days 5 minutes'), 'system', 'old', 'job', 'job', 'old') RETURNING id`,
  )
  return {
    endedLongAgo: gone,
    openSinceLongAgo: open,
    ended29DaysAgo: recent,
    activityLongAgo: old.rows[0]?.id ?? '',
  }
}
