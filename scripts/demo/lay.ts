import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { hashPassword } from '@/lib/crypto/password-hash'
import { withClient } from '@/scripts/cluster/connect'
import { APP_ROLE } from '@/scripts/cluster/roles'
import { projectRoot } from '@/scripts/project'
import { contactRows } from './contacts'
import { history, type PastSession } from './history'
import { type Person, people } from './people'
import { Random } from './random'
import { deviceRow, type Row, sessionRow, userRow } from './rows'
import { SIGN_INS } from './sign-ins'

/** When the `at`-th person was made: one a week, beginning a year ago, at various hours. */
const madeAt = (now: number, at: number) => now - 86_400_000 * (365 - at * 7) - ((at * 5_431_000) % 28_800_000)

async function insert(client: Client, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  const source = `SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`
  await client.query(`INSERT INTO ${table} (${columns}) ${source}`, [JSON.stringify(rows)])
}

/** The recorder tells of what happens now, so it must not watch while the past is laid; only the tables' owner can do that. */
async function unrecorded(client: Client, table: string, rows: readonly Row[]): Promise<void> {
  await client.query(`ALTER TABLE ${table} DISABLE TRIGGER record_insert`)
  await insert(client, table, rows)
  await client.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER record_insert`)
}

function deviceRows(sessions: readonly PastSession[], rows: readonly Row[], random: Random): Row[] {
  const known = new Map<string, { first: number; last: number }>()
  sessions.forEach(({ browser }, at) => {
    known.set(browser.id, { first: known.get(browser.id)?.first ?? at, last: at })
  })
  return [...known.values()].flatMap(({ first, last }) => {
    const [begun, newest, row] = [sessions[first], sessions[last], rows[last]]
    return begun === undefined || newest === undefined || row === undefined
      ? []
      : [deviceRow(random.uuid(begun.startedAt), begun, newest, row)]
  })
}

async function userRows(sessions: readonly PastSession[], idOf: (person: Person) => string, now: number): Promise<Row[]> {
  // Nobody knows the others' password; they exist to be looked at.
  const closed = await hashPassword(randomBytes(24).toString('base64url'))
  const open = new Map<string, string>(
    await Promise.all(SIGN_INS.map(async ({ local, password }) => [local, await hashPassword(password)] as const)),
  )
  return people.map((person, at) => {
    const last = sessions.findLast(({ browser }) => browser.person === person)?.startedAt ?? null
    const hash = person.status === 'invited' ? null : (open.get(person.local) ?? closed)
    return userRow(person, idOf(person), madeAt(now, at), last, hash)
  })
}

const sqlOf = (path: string) => readFileSync(join(projectRoot, path), 'utf8')

/** The worked example of docs/recording.md: a table of somebody else's, which is recorded from now on. */
async function layContacts(client: Client, sessions: readonly PastSession[], idOf: (person: Person) => string) {
  await client.query(`SELECT set_config('rollcall.app_role', $1, true)`, [APP_ROLE])
  await client.query(sqlOf('prisma/example/contacts.sql'))
  const rows = contactRows(sessions, idOf)
  await unrecorded(client, 'example.contacts', rows)
  const told = await client.query(sqlOf('scripts/demo/contacts.sql'))
  return { made: rows.length, told: told.rowCount ?? 0 }
}

/** Fills an empty database with people, sessions and activities as if thirty days had gone by. Returns how much there is. */
export async function layHistory(ownerUrl: string): Promise<string> {
  return await withClient(ownerUrl, async (client) => {
    const { rows: clock } = await client.query<{ now: Date }>('SELECT now()')
    const now = clock[0]?.now.getTime() ?? 0
    const random = new Random(1)
    const ids = new Map(people.map((person, at) => [person, random.uuid(madeAt(now, at))]))
    const idOf = (person: Person) => ids.get(person) ?? ''
    const sessions = history(now)
    const rows = await Promise.all(sessions.map((session) => sessionRow(session, idOf)))
    await client.query('BEGIN')
    await unrecorded(client, 'public.users', await userRows(sessions, idOf, now))
    await unrecorded(client, 'public.sessions', rows)
    await unrecorded(client, 'public.known_devices', deviceRows(sessions, rows, random))
    const told = await client.query(sqlOf('scripts/demo/activities.sql'))
    const contacts = await layContacts(client, sessions, idOf)
    await client.query('COMMIT')
    await client.query('ANALYZE')
    return `${people.length} users, ${sessions.length} sessions, ${contacts.made} contacts, ${(told.rowCount ?? 0) + contacts.told} activities`
  })
}
