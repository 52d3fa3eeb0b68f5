import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { unwatched } from '@/scripts/backup/triggers'
import { withClient } from '@/scripts/cluster/connect'
import { APP_ROLE } from '@/scripts/cluster/roles'
import { projectRoot } from '@/scripts/project'
import { worldBefore } from './cast'
import { DAY } from './clock'
import { copyDay, copyLines, facetsIndex } from './copy-days'
import { layBeside } from './lay-beside'
import { layCases } from './lay-cases'
import { laySettings, layUsers } from './lay-people'
import { type PastDay, past } from './past'
import { sessionLines } from './rows'
import type { PastSession } from './session'
import type { Size } from './size'
import type { World } from './world'

/** What is being done, and how long each thing took, in milliseconds. */
export type Laid = { readonly text: string; readonly took: Readonly<Record<string, number>> }

/** Days that wait to be written, at most: what they hold is memory. */
const MOST_WAITING = 4

/** What was filled beside the log. */
const TABLES = [
  'users',
  'sessions',
  'known_devices',
  'session_addresses',
  'reviews',
  'session_tallies',
  'session_hour_tallies',
  'example.contacts',
  'example.orders',
  'log.view_folds',
]

const sqlOf = (path: string) => readFileSync(join(projectRoot, path), 'utf8')

/** Tables of somebody else's, which are recorded from now on; and the shape by which each recorded table is told. */
async function layExample(client: Client): Promise<ReadonlyMap<string, number>> {
  await client.query('BEGIN')
  await client.query(`SELECT set_config('rollcall.app_role', $1, true), set_config('rollcall.actor', 'system:demo', true)`, [APP_ROLE])
  await client.query(sqlOf('prisma/example/contacts.sql'))
  await client.query(sqlOf('scripts/demo/orders.sql'))
  await client.query('COMMIT')
  const { rows } = await client.query<{ resource_type: string; shape: number }>('SELECT resource_type, shape FROM log.recorded_tables')
  return new Map(rows.map(({ resource_type, shape }) => [resource_type, shape]))
}

async function laySessions(client: Client, world: World, sessions: readonly PastSession[]): Promise<void> {
  if (sessions.length === 0) return
  const { columns, lines } = sessionLines(world, sessions)
  await copyLines(client, 'public.sessions', columns, [lines])
}

/** Writes day after day, two at a time, while the next ones are being made up. */
async function writeDays(owners: readonly [Client, Client], world: World, days: AsyncGenerator<PastDay>): Promise<void> {
  const [, second] = owners
  const facets = await facetsIndex(second)
  const lanes: Promise<void>[] = owners.map(() => Promise.resolve())
  const waiting: Promise<void>[] = []
  let lane = 0
  for await (const day of days) {
    const at = lane
    lane = (lane + 1) % owners.length
    const owner = owners[at] ?? second
    const sessions = [...day.ended]
    lanes[at] = (lanes[at] ?? Promise.resolve()).then(async () => {
      await copyDay(owner, day, facets)
      await laySessions(owner, world, sessions)
    })
    // Whatever fails is told where it is waited for.
    lanes[at]?.catch(() => {})
    waiting.push(lanes[at] ?? Promise.resolve())
    if (waiting.length > MOST_WAITING) await waiting.shift()
  }
  await Promise.all(lanes)
  await laySessions(second, world, [...world.open])
}

/** Without the index by which sessions are filtered, which is many times as fast made at once as row by row. Answers how it is made. */
async function dropFacets(client: Client): Promise<string> {
  const { rows } = await client.query<{ made: string }>(`SELECT pg_get_indexdef('public.sessions_facets'::regclass) AS made`)
  await client.query('DROP INDEX public.sessions_facets')
  return rows[0]?.made ?? ''
}

/** Counts the days of the log, and looks at enough of each for the planner: of an index over expressions a closer look would take half a minute. */
async function settleLog(client: Client): Promise<void> {
  await client.query('SELECT log.settle_day(day) FROM log.days_to_settle() AS day')
  await client.query('SET default_statistics_target = 10; ANALYZE log.activities')
}

/**
 * Fills an empty database with people, sessions and activities as if so many days had gone by, and counts the days that are over. `crowd` is the password of
 * everybody but the three whom one signs in as; without it nobody knows it.
 */
export async function layHistory(ownerUrl: string, size: Size, crowd = randomBytes(24).toString('base64url')): Promise<Laid> {
  const took: Record<string, number> = {}
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await work()
    took[name] = Math.round(performance.now() - began)
    return result
  }
  return await withClient(ownerUrl, (one) =>
    withClient(ownerUrl, async (two) => {
      for (const client of [one, two]) await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '256MB'`)
      const { rows } = await one.query<{ now: Date }>('SELECT now()')
      const now = rows[0]?.now.getTime() ?? 0
      const first = Math.floor(now / DAY) - size.days
      const world = worldBefore(now, first, size, await layExample(one))
      await timed('people', () => layUsers(one, world, first, crowd))
      await unwatched(one, 'public.sessions', async () => {
        const facets = await dropFacets(one)
        await timed('days', () => writeDays([one, two], world, past(world, size)))
        await Promise.all([
          timed('index', () => one.query(facets)).then(() => timed('beside', () => layBeside(one, world))),
          timed('settle', () => settleLog(two)),
        ])
      })
      await layCases(one)
      await laySettings(one, world)
      await timed('count', () =>
        one.query(`SELECT public.count_session_day(day) FROM public.session_days_to_count() AS day;
        SELECT public.count_session_hour(hour) FROM public.session_hours_to_count() AS hour`),
      )
      await timed('analyse', () => one.query(`ANALYZE ${TABLES.join()}`))
      const contacts = [...world.contacts.values()].reduce((sum, own) => sum + own.length, 0)
      const many = (count: number) => count.toLocaleString('en')
      const text = `${many(world.workers.length)} people, ${many(world.sessions)} sessions, ${many(world.activities)} activities, ${many(contacts)} contacts`
      return { text, took }
    }),
  )
}
