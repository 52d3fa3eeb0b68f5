import { beforeAll, describe, expect, test } from 'vitest'
import type { ActivityFilter } from '@/lib/db/activity-filter'
import { csvLines } from '@/lib/lists/csv'
import { changeRole } from '@/lib/users/change-role'
import { testDatabase } from '@/tests/helpers/database'
import { layActivities, makeDays } from '@/tests/helpers/laid-activities'
import { recorded } from '@/tests/helpers/recorded'
import { makePerson, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { activityCsv } from './activity-csv'
import { type ExportedActivity, exportActivities } from './export-activities'
import { noteExport } from './note-export'

const LAID = 1_301
let admin: SignedIn
let user: SignedIn

async function exported({ ctx }: SignedIn, filter: ActivityFilter = {}): Promise<ExportedActivity[]> {
  const all: ExportedActivity[] = []
  for await (const rows of exportActivities(ctx, filter)) all.push(...rows)
  return all
}
const cells = (row: ExportedActivity | undefined) =>
  row && Object.fromEntries(Object.entries(activityCsv).map(([title, cell]) => [title, cell(row)]))
const ofType = (type: string): ActivityFilter => ({ equal: { type: { is: [type], not: [] } } })

beforeAll(async () => {
  await testDatabase()
  await makeDays(20)
  admin = await signedIn('system_administrator')
  user = await signedIn('audit_user')
  const own = { actorId: user.person.id, actorName: user.person.name }
  await layActivities(
    Array.from({ length: LAID }, (_, at) => ({ ago: 1 + (at % 19), ms: at * 1_000, type: 'shelf', ...(at % 100 === 0 ? own : {}) })),
  )
})

describe('an export of activities', () => {
  test('holds everyone’s for an administrator, each once, newest first', async () => {
    const ids = (await exported(admin, ofType('shelf'))).map(({ id }) => id)
    expect(ids).toHaveLength(LAID)
    expect(ids).toEqual([...new Set(ids)].sort().reverse())
  })

  test('holds one’s own for an Audit User, whatever the filter asks for', async () => {
    const own = await exported(user)
    expect([...new Set(own.map(({ actorId }) => actorId))]).toEqual([user.person.id])
    expect(own.filter(({ resourceType }) => resourceType === 'shelf')).toHaveLength(14)
    expect(await exported(user, { equal: { actor: { is: [admin.person.id], not: [] } } })).toEqual([])
  })

  test('tells what was done in a sentence, and each field before and after as JSON', async () => {
    const person = await makePerson({ role: 'audit_user' })
    await changeRole(admin.ctx, { userId: person.id, role: 'audit_manager' })
    const found = await exported(admin, { equal: { resource: { is: [`user:${person.id}`], not: [] }, source: { is: ['web'], not: [] } } })
    const told = cells(found[0])
    expect(told).toMatchObject({
      ...{ kind: 'change', action: 'update', actor_id: admin.person.id, actor_name: admin.person.name, session_id: admin.session.id },
      ...{ request_id: admin.ctx.request.id, resource_type: 'user', resource_id: person.id, resource_label: person.name, times: 1 },
      sentence: `${admin.person.name} changed the role of the user ${person.name} from Audit User to Audit Manager`,
    })
    expect(JSON.parse(String(told?.before))).toMatchObject({ role: 'audit_user' })
    expect(JSON.parse(String(told?.after))).toMatchObject({ role: 'audit_manager' })
    expect(told?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })
})

test('what grows too old while it is read leaves no more', async () => {
  const { owner } = await testDatabase()
  const read = exportActivities(admin.ctx, ofType('shelf'))
  expect((await read.next()).value).toHaveLength(500)
  await owner.query('UPDATE settings SET retention_days = 10, read_days = LEAST(read_days, 10)')
  const bound = Date.now() - 10 * 86_400_000
  const rest: ExportedActivity[] = []
  for await (const rows of read) rest.push(...rows)
  await owner.query('UPDATE settings SET retention_days = DEFAULT, read_days = DEFAULT')
  expect(rest.length).toBeGreaterThan(10)
  expect(Math.min(...rest.map(({ at }) => Date.parse(at)))).toBeGreaterThanOrEqual(bound)
})

const looked: ExportedActivity = {
  ...{ id: 'x', at: '', kind: 'read', action: 'viewed', outcome: 'ok', source: 'web', actorKind: 'user', actorId: 'a', actorName: 'Ann' },
  ...{ bareActorName: 'Ann', behalfName: null, sessionId: null, sessionFlag: null, requestId: null, ip: null, resourceType: 'session' },
  ...{ resourceId: 's', resourceLabel: null, before: null, after: null, details: null, reviewState: null, again: null },
}

test('a name that turns lines brings no marks for that into the sentence, and what turns a line by itself is seen', () => {
  const noor = 'نور الهدى'
  const told = { ...looked, resourceLabel: noor }
  expect(activityCsv.sentence?.(told)).toBe(`Ann looked at the session of ${noor}`)
  expect(csvLines([[activityCsv.sentence?.({ ...told, resourceLabel: 'a\u202Eb' }) ?? null]])).toContain('a\uFFFDb')
})

test('each export is one read of its own, told with its filter and its rows', async () => {
  const { ctx } = await signedIn('audit_user')
  const about = { type: 'session', filter: 'status=active&country=DE', matching: { count: 1_234, exact: true }, most: 1_000_000 } as const
  await noteExport(ctx, about)
  await noteExport(ctx, { ...about, matching: { count: 10_000, exact: false } })
  const found = await recorded(ctx)
  expect(found).toMatchObject([
    {
      kind: 'read',
      action: 'exported',
      resource_type: 'session',
      outcome: 'ok',
      details: { filter: about.filter, rows: 1_234, exact: true },
    },
    { kind: 'read', action: 'exported', details: { rows: 10_000, exact: false } },
  ])
  const told = (await exported({ ...user, ctx }, { equal: { kind: { is: ['read'], not: [] } } })).map((row) => cells(row)?.sentence)
  expect(told).toEqual([
    expect.stringContaining('exported a list of sessions (more than 10,000 rows) by status active and country DE'),
    expect.stringContaining('exported a list of sessions (1,234 rows) by status active and country DE'),
  ])
})
