import { beforeAll, describe, expect, test } from 'vitest'
import type { SessionFilter } from '@/lib/db/session-filter'
import { csvLines } from '@/lib/lists/csv'
import { testDatabase } from '@/tests/helpers/database'
import { type LaidSession, laySessions } from '@/tests/helpers/laid-sessions'
import { contextOf, makePerson, makeSession, type SignedIn, signedIn, type TestPerson } from '@/tests/helpers/signed-in'
import { countSessions } from './count-sessions'
import { type ExportOrder, exportSessions } from './export-sessions'
import { killSession } from './kill-session'
import type { SessionDetail } from './schema'
import { sessionCsv } from './session-csv'

const LAID = 1_203
let manager: SignedIn
let user: SignedIn
let other: TestPerson

async function exported({ ctx }: SignedIn, filter: SessionFilter = {}, order: ExportOrder = '-started'): Promise<SessionDetail[]> {
  const all: SessionDetail[] = []
  for await (const rows of exportSessions(ctx, filter, order)) all.push(...rows)
  return all
}
const cells = (row: SessionDetail) => Object.fromEntries(Object.entries(sessionCsv).map(([title, cell]) => [title, cell(row)]))

beforeAll(async () => {
  const { owner } = await testDatabase()
  manager = await signedIn('audit_manager')
  user = await signedIn('audit_user')
  other = await makePerson({ role: 'audit_user' })
  const laid = Array.from({ length: LAID }, (_, at): LaidSession => {
    const startedAgo = 60 + at * 1_500
    return { person: other, startedAgo, idleFor: startedAgo, country: at % 400 === 7 ? 'NO' : 'DE', browser: 'Firefox' }
  })
  await laySessions(laid)
  await owner.query(
    `UPDATE public.sessions SET latitude = -33.87, user_agent = E'=HYPERLINK("x")\\r\\nnext',
    ended_at = last_activity_at + interval '1 second', end_reason = 'signed_out' WHERE user_id = $1`,
    [other.id],
  )
})

describe('an export of sessions', () => {
  test('holds everyone’s for a manager, each once, in the order of the list', async () => {
    const all = await exported(manager)
    expect(all.length).toBe(LAID + 2)
    const ids = all.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort().reverse())
    expect((await exported(manager, {}, 'started')).map(({ id }) => id)).toEqual(ids.toReversed())
  })

  test('holds one’s own for an Audit User, whatever the filter asks for', async () => {
    expect((await exported(user)).map(({ id }) => id)).toEqual([user.session.id])
    expect(await exported(user, { equal: { user: { is: [other.id], not: [] } } })).toEqual([])
    expect(await exported(user, { equal: { country: { is: ['NO'], not: [] } } })).toEqual([])
  })

  test('holds what the filter asks for, as many as are counted', async () => {
    const filter: SessionFilter = { equal: { country: { is: ['NO'], not: [] } } }
    const found = await exported(manager, filter)
    expect(found.map(({ country }) => country)).toEqual(['NO', 'NO', 'NO'])
    expect(await countSessions(manager.ctx, filter)).toEqual({ count: 3, exact: true })
  })

  test('tells of a session what its page tells, to the same person', async () => {
    const victim = await signedIn('audit_user')
    await killSession(manager.ctx, { sessionId: victim.session.id, reason: 'Stolen laptop', message: 'Call us' })
    const mine = { equal: { user: { is: [victim.person.id], not: [] } } }
    const [told] = (await exported(manager, mine)).map(cells)
    expect(told).toMatchObject({
      ...{ id: victim.session.id, user_id: victim.person.id, user_email: victim.person.email, status: 'terminated' },
      ...{ end_reason: 'killed', end_note: 'Stolen laptop', end_message: 'Call us', ended_by: manager.person.name },
    })
    expect(told?.ended_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    // Whoever was killed may be the attacker: neither who nor why is theirs to know.
    const again = await makeSession(victim.person)
    const theirs = (await exported({ ...victim, ctx: await contextOf(again) })).map(cells).find(({ id }) => id === victim.session.id)
    expect(theirs).toMatchObject({ end_reason: 'killed', end_message: 'Call us', end_note: null, ended_by: null })
  })

  test('what grows too old while it is read leaves no more', async () => {
    const { owner } = await testDatabase()
    const read = exportSessions(manager.ctx, {}, '-started')
    expect((await read.next()).value).toHaveLength(500)
    await owner.query('UPDATE settings SET retention_days = 10, read_days = LEAST(read_days, 10)')
    const bound = Date.now() - 10 * 86_400_000
    const rest: SessionDetail[] = []
    for await (const rows of read) rest.push(...rows)
    await owner.query('UPDATE settings SET retention_days = DEFAULT, read_days = DEFAULT')
    const ends = rest.map(({ endedAt }) => Date.parse(endedAt ?? ''))
    expect(rest.length).toBeGreaterThan(10)
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(bound)
  })

  test('neither tokens nor their hashes are among its columns, and hostile text is harmless', async () => {
    expect(Object.keys(sessionCsv).filter((title) => /token|hash|browser_id/.test(title))).toEqual([])
    const [row] = await exported(manager, { equal: { country: { is: ['NO'], not: [] } } })
    const line = row === undefined ? '' : csvLines([Object.values(sessionCsv).map((cell) => cell(row))])
    expect(line).toContain(`"'=HYPERLINK(""x"")␍␊next"`)
    expect(line).toContain(',-33.87,')
    expect(line.split('\r\n')).toHaveLength(2)
  })
})
