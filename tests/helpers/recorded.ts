import type { Context } from '@/lib/access/context'
import { testDatabase } from './database'

/** An activity as it lies in the log. */
export type Recorded = {
  readonly id: string
  readonly kind: string
  readonly action: string
  readonly outcome: string
  readonly source: string
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly actor_name: string
  readonly behalf_id: string | null
  readonly behalf_name: string | null
  readonly session_id: string | null
  readonly session_flag: string | null
  readonly request_id: string | null
  readonly db_role: string
  readonly resource_type: string | null
  readonly resource_id: string | null
  readonly resource_label: string | null
  readonly shape: number | null
  readonly ip: string | null
  readonly before: Record<string, unknown> | null
  readonly after: Record<string, unknown> | null
  readonly details: Record<string, unknown> | null
}

/** What the log holds of one request or of one resource, oldest first. */
export async function recorded(of: Pick<Context, 'request'> | { readonly resource: string }): Promise<Recorded[]> {
  const { owner } = await testDatabase()
  const [column, value] = 'resource' in of ? ['resource_id', of.resource] : ['request_id', of.request.id]
  return (await owner.query<Recorded>(`SELECT * FROM log.activities WHERE ${column} = $1 ORDER BY id`, [value])).rows
}

/** How many activities the whole log holds. */
export async function logSize(): Promise<number> {
  const { owner } = await testDatabase()
  const counted = await owner.query<{ count: string }>('SELECT count(*) FROM log.activities')
  return Number(counted.rows[0]?.count)
}
