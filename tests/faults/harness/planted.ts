import type pg from 'pg'
import { audit } from './audit'
import type { Journal } from './journal'
import type { Verdict } from './judge'

/** Changes that no program of ours makes: the triggers sleep, as they do where a disk forgets or a backup is put back wrongly. */
const plants = {
  lost: `delete from public.sessions where id = (select s.id from public.sessions s where s.user_agent = any ($1) and s.ended_at is null limit 1)`,
  duplicated: `insert into log.activities (kind, action, source, actor_kind, actor_name, resource_type, resource_id)
    select 'sign_in', 'in', 'web', 'system', 'planted', 'session', s.id::text from public.sessions s where s.user_agent = any ($1) limit 1`,
  resurrected: `update public.sessions set ended_at = null, end_reason = null, ended_by = null, ended_by_name = null, end_note = null,
      end_message = null where id = (select id from public.sessions where end_reason = 'killed' and user_agent = any ($1) limit 1)`,
  unrecorded: `delete from log.activities where resource_id = (select s.id::text from public.sessions s where s.user_agent = any ($1) limit 1)
    and action = 'in'`,
} as const

export type Plant = keyof typeof plants

/** What the audit says when exactly one row is damaged behind everybody's back. Nothing of it stays. */
export async function auditWithPlanted(owner: pg.Client, journal: Journal, plant: Plant): Promise<Verdict> {
  const agents = journal.filter(({ effect, told }) => effect === 'sign_in' && told === 'done').map(({ key }) => key)
  await owner.query('begin')
  try {
    await owner.query('set local session_replication_role = replica')
    await unprotected(owner)
    const { rowCount } = await owner.query(plants[plant], [agents])
    if (rowCount !== 1) throw new Error(`Nothing could be planted as ${plant}.`)
    return await audit(owner, journal)
  } finally {
    await owner.query('rollback')
  }
}

/** The log's own triggers fire even for replicas (ENABLE ALWAYS): taken off for this transaction. */
async function unprotected(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ sql: string }>(`select format('alter table %s disable trigger user', inhrelid::regclass) as sql
    from pg_inherits where inhparent = 'log.activities'::regclass
    union all select format('alter table %s disable trigger user', t) from unnest(array['log.activities', 'public.sessions']::regclass[]) as t`)
  for (const { sql } of rows) await owner.query(sql)
}
