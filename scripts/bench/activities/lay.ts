import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { projectRoot } from '@/scripts/project'

export const DAYS = 90
const PEOPLE = 5_000
/** The day on which one job changed as many records as all others together. */
const BULK_DAY = 40
const FACETS = 'log.activities_facets'

/** How much is laid; BENCH_ACTIVITIES says otherwise for a first look. */
export const activities = (): number => Number(process.env.BENCH_ACTIVITIES ?? 10_000_000)

async function layDay(owner: pg.Client, text: string, ago: number, many: number): Promise<void> {
  const { rows } = await owner.query<{ day: string }>(`SELECT to_char((now() AT TIME ZONE 'UTC')::date - $1::int, 'YYYY-MM-DD') AS day`, [
    ago,
  ])
  const day = rows[0]?.day ?? ''
  const part = `activities_${day.replaceAll('-', '')}`
  const values = { part, day, rows: many, people: PEOPLE, bulk: ago === BULK_DAY }
  const statement = text.replace(/\$(part|day|rows|people|bulk)\b/g, (_, name: keyof typeof values) => String(values[name]))
  await owner.query(`BEGIN; DROP TABLE IF EXISTS log.${part}; ${statement} COMMIT`)
}

type Laying = {
  readonly days?: number
  /** How many a day has. */
  readonly many?: number
  /** Told how far it is, since it takes minutes. */
  readonly say?: (what: string) => void
}

/** So many days are told at once. */
const TOLD_DAYS = 15

/** Fills the log of an empty database, of the last whole days. The index of facets is made afterwards. Answers how long that took, in milliseconds. */
export async function layActivities(
  owner: pg.Client,
  { days = DAYS, many = Math.round(activities() / DAYS), say = () => {} }: Laying = {},
): Promise<number> {
  const text = readFileSync(join(projectRoot, 'scripts/bench/activities/lay.sql'), 'utf8')
  const { rows } = await owner.query<{ made: string }>(`SELECT replace(pg_get_indexdef($1::regclass), ' ON ONLY ', ' ON ') AS made`, [
    FACETS,
  ])
  // Oldest first, so that what the database remembers of it afterwards is what is read most.
  await owner.query(`SET maintenance_work_mem = '512MB'; SET synchronous_commit = off; DROP INDEX ${FACETS}`)
  for (let ago = days; ago >= 1; ago -= 1) {
    await layDay(owner, text, ago, many)
    const laid = days - ago + 1
    if (laid % TOLD_DAYS === 0) say(`${laid} of ${days} days of activities laid, ${many.toLocaleString('en-GB')} each`)
  }
  const began = performance.now()
  await owner.query(rows[0]?.made ?? '')
  const took = performance.now() - began
  say(`index of facets made in ${Math.round(took / 1000)} s`)
  await owner.query('RESET maintenance_work_mem; RESET synchronous_commit')
  await owner.query('SELECT log.settle_day(day) FROM log.days_to_settle() AS day')
  await owner.query('VACUUM (ANALYZE) log.activities')
  say('days settled')
  return took
}
