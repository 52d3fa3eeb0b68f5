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

/** Activities that a story tells; of a longer one only the last, and how it began. */
const MOST = 200

/** What happened in a session and to it, oldest first. Before `leftOutBefore` more happened than is told; null where all is. */
export type SessionStory = { readonly activities: readonly ActivityRow[]; readonly leftOutBefore: string | null }

/** Clocks of ids and of rows lie apart by no more than a transaction takes. */
const APART_MS = 3_600_000

const among = (...values: readonly string[]) => ({ is: values, not: [] })

type Newest = { readonly rows: readonly ActivityListRow[]; readonly earlier: boolean }

/** The newest that match. A search that ran out of time goes on: what it left out would be missing in the midst of the story. */
async function newest(ctx: UserContext, filter: ActivityFilter): Promise<Newest> {
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
  const inSession = { session: among(session.id) }
  const [inside, began, about] = await Promise.all([
    newest(ctx, { equal: inSession, from, to }),
    newest(ctx, { equal: { ...inSession, kind: among('sign_in') }, from, to }),
    notesBeside(ctx, session).then((notes) => newest(ctx, { equal: { resource: among(`session:${session.id}`, ...notes) }, from })),
  ])
  // A long story is whole from where each of its searches is; of what came before it tells what is known.
  const whole = [inside, about]
    .flatMap(({ rows, earlier }) => (earlier ? (rows.at(-1)?.id ?? []) : []))
    .sort()
    .at(-1)
  const all = new Map([...inside.rows, ...began.rows, ...about.rows].map((row) => [row.id, row]))
  const told = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { activities: told.map(toActivityRow), leftOutBefore: whole ?? null }
}
