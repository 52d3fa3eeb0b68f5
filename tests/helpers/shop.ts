import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { testDatabase } from './database'

type Sql = (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult>

/** An activity as tests of adopters' tables compare it. */
export type Told = {
  readonly type: string
  readonly action: string
  readonly id: string | null
  readonly label: string | null
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
  readonly details: Readonly<Record<string, unknown>> | null
}

export type Shop = {
  /** Whoever put Rollcall's migrations in. */
  readonly asOwner: Sql
  /** The role that owns the schema. */
  readonly sql: Sql
  /** What was told of a resource type, oldest first. */
  readonly told: (type: string) => Promise<Told[]>
  /** What a statement of the schema's owner told, by type, oldest first. */
  readonly during: (text: string) => Promise<Told[]>
}

const TOLD = `SELECT resource_type AS type, action, resource_id AS id, resource_label AS label, before, after, details FROM log.activities`

/** A schema as an adopter has it: owned by a role of its own, which owns nothing of Rollcall's. */
export async function openShop(schema: string): Promise<Shop> {
  const { owner } = await testDatabase()
  const keeper = `shop_${randomUUID().slice(0, 8)}`
  const quoted = owner.escapeIdentifier(schema)
  await owner.query(`CREATE ROLE ${keeper} NOLOGIN; CREATE SCHEMA ${quoted} AUTHORIZATION ${keeper}`)
  const asOwner: Sql = (text, values) => owner.query(text, values as unknown[])
  const sql: Sql = async (text, values) => {
    await owner.query(`SET ROLE ${keeper}; SET search_path = ${quoted}`)
    try {
      return await owner.query(text, values as unknown[])
    } finally {
      // Where a statement failed inside of a transaction, this ends it.
      await owner.query('ROLLBACK')
      await owner.query('RESET ROLE; RESET search_path')
    }
  }
  return {
    ...{ asOwner, sql },
    told: async (type) => (await asOwner(`${TOLD} WHERE resource_type = $1 ORDER BY activities.id`, [type])).rows as Told[],
    during: async (text) => {
      const [mark] = (await asOwner('SELECT public.uuid_v7() AS id')).rows as { id: string }[]
      await sql(text)
      return (await asOwner(`${TOLD} WHERE activities.id > $1 ORDER BY resource_type, activities.id`, [mark?.id])).rows as Told[]
    },
  }
}
