import type pg from 'pg'
import type { Effect, Journal } from './journal'
import { judge, type Kept, type Verdict } from './judge'

type Queryable = Pick<pg.Client, 'query'>
type Row = { key: string; rows: number; records: number; open: boolean }

const records = (resource: string, id: string, actions: string) =>
  `(select count(*)::int from log.activities a where a.resource_type = '${resource}' and a.resource_id = ${id}::text and a.action in (${actions}))`

/** Rows that hold an effect, by the name under which its client looks for it, each with what the log tells of it. */
const questions: Record<Effect, string> = {
  sign_in: `select s.user_agent as key, 1 as rows, ${records('session', 's.id', `'in'`)} as records, s.ended_at is null as open
    from public.sessions s where s.user_agent = any ($1)`,
  kill: `select s.id::text as key, (s.ended_at is not null and s.end_reason = 'killed')::int as rows,
      ${records('session', 's.id', `'ended', 'out'`)} as records, s.ended_at is null as open
    from public.sessions s where s.id::text = any ($1)`,
  create_user: `select u.email as key, 1 as rows, ${records('user', 'u.id', `'create'`)} as records, true as open
    from public.users u where u.email = any ($1)`,
  change_role: `select u.id::text as key, (u.role = 'audit_manager')::int as rows, ${records('user', 'u.id', `'update'`)} as records, true as open
    from public.users u where u.id::text = any ($1)`,
}

/** Activities that tell of sessions and people who are not there, and what was never tried by anybody of the journal. */
const orphans = `select count(*)::int as count from log.activities a where
  (a.resource_type = 'session' and a.action = 'in' and not exists (select from public.sessions s where s.id::text = a.resource_id))
  or (a.resource_type = 'user' and a.action = 'create' and not exists (select from public.users u where u.id::text = a.resource_id))`

async function keptRows(database: Queryable, effect: Effect, keys: readonly string[]): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>()
  for (const { key, ...one } of (await database.query<Row>(questions[effect], [keys])).rows) {
    const before = kept.get(key)
    kept.set(key, {
      rows: one.rows + (before?.rows ?? 0),
      records: one.records + (before?.records ?? 0),
      open: one.open || before?.open === true,
    })
  }
  return kept
}

const nothing: Kept = { rows: 0, records: 0, open: false }

/** Reads what the database kept of everything in the journal and judges it. Whatever is open although its end was told counts, row or cookie. */
export async function audit(database: Queryable, journal: Journal): Promise<Verdict> {
  const kept = new Map<Effect, Map<string, Kept>>()
  for (const effect of Object.keys(questions) as Effect[]) {
    const keys = journal.filter((entry) => entry.effect === effect).map(({ key }) => key)
    kept.set(effect, await keptRows(database, effect, keys))
  }
  const verdict = judge(journal, (effect, key) => kept.get(effect)?.get(key) ?? nothing)
  const { rows } = await database.query<{ count: number }>(orphans)
  const alone = rows[0]?.count ?? 0
  verdict.torn += alone
  if (alone > 0) verdict.wrong.push(`torn: ${alone} activities of rows that are not there`)
  return verdict
}

/** Cookies of sessions whose end was told, sent again: how many still open a page. */
export async function replayed(journal: Journal): Promise<number> {
  let opened = 0
  for (const { effect, told, browser } of journal) {
    if (effect !== 'kill' || told !== 'done' || browser === undefined) continue
    if ((await browser.get('/sessions')).status === 200) opened += 1
  }
  return opened
}
