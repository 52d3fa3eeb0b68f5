import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { ActivityRow } from '@/lib/activities/schema'
import { toActivityRow } from '@/lib/activities/to-row'
import { read } from '@/lib/db/read'
import type { SessionRow } from './schema'

/** Activities that a story tells; of a longer one only the last. */
const MOST = 200

/** What happened in a session and to it, oldest first. `earlier`: there is more before that. */
export type SessionStory = { readonly activities: readonly ActivityRow[]; readonly earlier: boolean }

/** Clocks of ids and of rows lie apart by no more than a transaction takes. */
const APART_MS = 3_600_000

const only = (value: string) => ({ is: [value], not: [] })

/** Everything in sight that was done in this session, by whom else it was looked at, and who ended it. */
export async function storyOf(ctx: UserContext, session: Pick<SessionRow, 'id' | 'startedAt' | 'endedAt'>): Promise<SessionStory> {
  assertMay(ctx, 'activity.list')
  const door = read(ctx).activity
  const from = new Date(Date.parse(session.startedAt) - APART_MS)
  const to = session.endedAt === null ? undefined : new Date(Date.parse(session.endedAt) + APART_MS)
  const [inside, about] = await Promise.all([
    door.page({ equal: { session: only(session.id) }, from, to }, {}, MOST),
    door.page({ equal: { resource: only(`session:${session.id}`) }, from }, {}, MOST),
  ])
  const all = new Map([...inside.rows, ...about.rows].map((row) => [row.id, row]))
  const told = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { activities: told.slice(-MOST).map(toActivityRow), earlier: inside.next !== null || about.next !== null || told.length > MOST }
}
