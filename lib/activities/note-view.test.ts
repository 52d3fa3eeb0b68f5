import { beforeAll, describe, expect, test } from 'vitest'
import { killSession } from '@/lib/sessions/kill-session'
import { testDatabase } from '@/tests/helpers/database'
import { logSize } from '@/tests/helpers/recorded'
import { signedIn } from '@/tests/helpers/signed-in'
import { type Looked, lookedAgain, lookedBefore, noteView } from './note-view'

type Fold = { readonly resource_id: string | null; readonly details: object; readonly times: number; readonly moved: boolean }

async function viewsOf(session: string): Promise<Fold[]> {
  const { owner } = await testDatabase()
  const { rows } = await owner.query<Fold>(
    `SELECT a.resource_id, a.details, f.times, f.last_at > a.at AS moved FROM log.activities a JOIN log.view_folds f ON f.activity_id = a.id
     WHERE a.session_id = $1 AND a.kind = 'read' ORDER BY a.id`,
    [session],
  )
  return rows
}

const record: Looked = { type: 'user', id: 'u1', label: 'Kim' }
const list: Looked = { type: 'session', filter: 'country=DE' }

beforeAll(() => testDatabase())

describe('views', () => {
  test('equal ones of a session are one activity that counts them, others are others', async () => {
    const { ctx, session } = await signedIn('audit_manager')
    expect(await lookedAgain(ctx, record)).toBe(false)
    await noteView(ctx, record)
    expect(await lookedAgain(ctx, record)).toBe(true)
    await noteView(ctx, record)
    await noteView(ctx, list, 7)
    await noteView(ctx, { ...list, filter: 'country=FR' }, 0)
    const views = await viewsOf(session.id)
    expect(views.map(({ resource_id, details, times }) => [resource_id, details, times])).toEqual([
      ['u1', {}, 3],
      [null, { filter: 'country=DE', shown: 7 }, 1],
      [null, { filter: 'country=FR', shown: 0 }, 1],
    ])
    expect(views[0]?.moved).toBe(true)
  })

  test('another session looks for itself, and after five minutes a view is a new one', async () => {
    const { owner } = await testDatabase()
    const [mine, theirs] = [await signedIn('audit_manager'), await signedIn('audit_manager')]
    await noteView(mine.ctx, record)
    expect(await lookedAgain(theirs.ctx, record)).toBe(false)
    // The log is append-only, so what is older is made beside it: the fold is hung on an activity of six minutes ago.
    await owner.query(`UPDATE log.view_folds SET activity_id = public.uuid_floor(now() - interval '6 minutes') WHERE session_id = $1`, [
      mine.session.id,
    ])
    expect(await lookedAgain(mine.ctx, record)).toBe(false)
  })

  test('two equal views at once are one activity', async () => {
    const { ctx, session } = await signedIn('audit_manager')
    await Promise.all(Array.from({ length: 8 }, () => noteView(ctx, record)))
    expect((await viewsOf(session.id)).map(({ times }) => times)).toEqual([8])
  })

  test('who, when and from where stand in it, as in every activity', async () => {
    const { owner } = await testDatabase()
    const { ctx, person, session } = await signedIn('audit_manager')
    await noteView(ctx, record)
    const { rows } = await owner.query('SELECT * FROM log.activities WHERE session_id = $1 AND kind = $2', [session.id, 'read'])
    expect(rows).toMatchObject([
      {
        action: 'viewed',
        actor_id: person.id,
        actor_kind: 'user',
        request_id: ctx.request.id,
        resource_type: 'user',
        resource_label: 'Kim',
        outcome: 'ok',
      },
    ])
  })

  test('nothing is recorded of a session that was ended', async () => {
    const [admin, victim] = [await signedIn('system_administrator'), await signedIn('audit_manager')]
    await killSession(admin.ctx, { sessionId: victim.session.id, reason: null, message: null })
    const size = await logSize()
    await expect(noteView(victim.ctx, record)).rejects.toThrow('Your session has ended')
    expect(await logSize()).toBe(size)
  })
})

test('what was looked at once is known however long ago, to its session alone', async () => {
  const [mine, theirs] = [await signedIn('audit_manager'), await signedIn('audit_manager')]
  await noteView(mine.ctx, record)
  expect([await lookedBefore(mine.ctx, record), await lookedBefore(theirs.ctx, record), await lookedBefore(mine.ctx, list)]).toEqual([
    true,
    false,
    false,
  ])
})
