import { vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { testDatabase } from './database'

type Plan = {
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Plan[]
}

const readBy = (plan: Plan, table: string): number =>
  (plan['Relation Name']?.startsWith(table) ? plan['Actual Loops'] * (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) : 0) +
  (plan.Plans ?? []).reduce((sum, inner) => sum + readBy(inner, table), 0)

/** How many of the log's rows, or of those of another table, something reads: those that its single statements read when they are sent once more. */
export async function rowsRead(during: () => Promise<unknown>, table = 'activities_'): Promise<number> {
  const sent = vi.spyOn(pool(), 'query')
  await during()
  const asked = sent.mock.calls as unknown as readonly [{ readonly text: string; readonly values: unknown[] }][]
  sent.mockRestore()
  const { owner } = await testDatabase()
  let rows = 0
  for (const [{ text, values }] of asked) {
    const explained = await owner.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values)
    rows += readBy(explained.rows[0]['QUERY PLAN'][0].Plan, table)
  }
  if (asked.length === 0) throw new Error('No statement was sent by the pool itself.')
  return rows
}
