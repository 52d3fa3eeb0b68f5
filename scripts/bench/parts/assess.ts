import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Figure, ms } from '@/scripts/bench/figure'
import { type Part, SECRET } from '@/scripts/bench/part'
import { addPerson } from '@/scripts/bench/people'
import { logStatements, statementsDuring } from '@/scripts/bench/statements'
import { median, percentile } from '@/scripts/bench/statistics'
import { createDatabase } from '@/tests/helpers/database'

const TIMES = 300
const WARM_UP = 30
const MOST_MS = 5
const MOST_QUERIES = 2

/** As much as is ever kept of one person, and a hundred browsers. */
async function fillMemory(owner: pg.Client, userId: string): Promise<void> {
  await owner.query(
    `INSERT INTO known_places (user_id, network, asn, country, region, browser_id, new_since)
     SELECT $1, network(set_masklen(('84.208.' || n || '.0')::inet, 24)), n, 'NO', 'Region ' || n, gen_random_uuid(), CASE WHEN n % 2 = 0 THEN now() END
     FROM generate_series(1, 64) AS n`,
    [userId],
  )
  await owner.query(
    `INSERT INTO known_devices (user_id, browser_id, device_type, browser, os)
     SELECT $1, gen_random_uuid(), 'desktop', 'Browser ' || n, 'Linux' FROM generate_series(1, 100) AS n`,
    [userId],
  )
}

/** lib/db reads its address once, so the environment comes before the first import of it. */
async function product() {
  const { write } = await import('@/lib/db/write')
  const { systemContext } = await import('@/lib/auth/system-context')
  const { startSession } = await import('@/lib/auth/start-session')
  const { originOf } = await import('@/lib/origin/origin-of')
  return { write, systemContext, startSession, originOf }
}

/** What judging a sign-in, and keeping its place in mind, costs it: for a person of whom as much is known as ever is. */
export const assess: Part = async ({ databaseLog }) => {
  const database = await createDatabase()
  await logStatements(database)
  Object.assign(process.env, { DATABASE_URL: database.appUrl, AUTH_SECRET: SECRET })
  const { write, systemContext, startSession, originOf } = await product()
  const person = { ...(await addPerson(database.owner, 'Known Well', 'audit_user')), passwordHash: 'none' }
  await fillMemory(database.owner, person.id)
  const comer = { userId: person.id, deviceType: 'desktop', browser: 'Firefox', os: 'Linux' }
  const place = { asn: 7, country: 'NO', region: 'Region 7', latitude: 59.9, longitude: 10.7, accuracyKm: 50 }
  const [times, floor]: [number[], number[]] = [[], []]
  const ctx = () => systemContext('sign-in', { id: randomUUID(), source: 'web', ip: '84.208.7.7' })
  for (let turn = 0; turn < TIMES + WARM_UP; turn += 1) {
    const browserId = randomUUID()
    await write(await ctx(), async (tx) => {
      const first = performance.now()
      for (let empty = 0; empty < MOST_QUERIES; empty += 1) await tx.notify('bench', '')
      const began = performance.now()
      await tx.memory.recall({ ...comer, browserId })
      await tx.memory.keep({ userId: person.id, browserId, network: '84.208.7.0/24', ...place, newSince: null, byVouched: true })
      if (turn < WARM_UP) return
      times.push(performance.now() - began)
      floor.push(began - first)
    })
  }
  const origin = await originOf({ ip: '84.208.7.7', headers: new Headers() })
  const statements = await statementsDuring(databaseLog, async () => startSession(await ctx(), person, origin, randomUUID()))
  const queries = statements.filter((text) => /known_places/.test(text) && !/^INSERT INTO public\.known_devices/.test(text)).length
  await database.close()
  const [middle, bare] = [median(times), median(floor)]
  const common = { part: 'assess', floor: '', ratio: null }
  const figures: Figure[] = [
    {
      ...{ part: 'assess', name: `a sign-in judged and kept in mind, ${TIMES} times: median`, target: `≤ ${ms(MOST_MS)}` },
      ...{ measured: `${ms(middle)} (p95 ${ms(percentile(times, 0.95))})`, floor: `${ms(bare)} (two statements that do nothing)` },
      ...{ ratio: middle / bare, good: middle <= MOST_MS },
    },
    {
      ...common,
      name: 'statements that this takes',
      target: `≤ ${MOST_QUERIES}`,
      measured: String(queries),
      good: queries <= MOST_QUERIES,
    },
  ]
  return figures
}
