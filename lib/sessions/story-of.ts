import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { ActivityRow } from '@/lib/activities/schema'
import { toActivityRow } from '@/lib/activities/to-row'
import type { ActivityListRow } from '@/lib/db/activity-columns'
import type { ActivityFilter } from '@/lib/db/activity-filter'
import type { ListPage, ListPlace } from '@/lib/db/list-page'
import { read } from '@/lib/db/read'
import { notesBeside } from './notes-beside'
import type { SessionRow } from './schema'

/** Activities that a story tells; of a longer one only the last. */
const MOST = 200

/** What happened in a session and to it, oldest first. `earlier`: there is more before that. */
export type SessionStory = { readonly activities: readonly ActivityRow[]; readonly earlier: boolean }

/** Clocks of ids and of rows lie apart by no more than a transaction takes. */
const APART_MS = 3_600_000

const among = (...values: readonly string[]) => ({ is: values, not: [] })

/** The newest that match. A search that ran out of time goes on: what it left out would be missing in the midst of the story. */
async function newest(ctx: UserContext, filter: ActivityFilter): Promise<{ rows: readonly ActivityListRow[]; earlier: boolean }> {
  const rows: ActivityListRow[] = []
  let place: ListPlace | null = {}
  while (place !== null && rows.length < MOST) {
    const page: ListPage<ActivityListRow> = await read(ctx).activity.page(filter, place, MOST - rows.length)
    rows.push(...page.rows)
    place = page.next
  }
  return { rows, earlier: place !== null }
}

/** Everything in sight that was done in this session, by whom else it was looked at, what was noted beside it, and who ended it. */
export async function storyOf(ctx: UserContext, session: Pick<SessionRow, 'id' | 'startedAt' | 'endedAt'>): Promise<SessionStory> {
  assertMay(ctx, 'activity.list')
  const from = new Date(Date.parse(session.startedAt) - APART_MS)
  const to = session.endedAt === null ? undefined : new Date(Date.parse(session.endedAt) + APART_MS)
  const [inside, about] = await Promise.all([
    newest(ctx, { equal: { session: among(session.id) }, from, to }),
    notesBeside(ctx, session).then((notes) => newest(ctx, { equal: { resource: among(`session:${session.id}`, ...notes) }, from })),
  ])
  const all = new Map([...inside.rows, ...about.rows].map((row) => [row.id, row]))
  const told = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { activities: told.slice(-MOST).map(toActivityRow), earlier: inside.earlier || about.earlier || told.length > MOST }
}
