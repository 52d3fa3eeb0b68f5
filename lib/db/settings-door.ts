import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import type { EndedSession } from './end-sessions'
import { Prisma } from './generated/client'
import { lockPatiently } from './lock-victims'
import type { Found, UpdateData } from './models'
import { changedByAddress } from './settings-changed-by'
import { SURE_MS, type Transaction, tell } from './transaction'
import { writer } from './writer'

/** What of the row whoever may see it is shown. */
export const settingsSelect = {
  ...{ retentionDays: true, readDays: true, notifyEnabled: true, notifyEvery: true },
  ...{ idleEnabled: true, idleMinutes: true, limitEnabled: true, limitMinutes: true },
  ...{ cleanupFrom: true, cleanupMinutes: true, timeoutsFrom: true, timeoutsMinutes: true },
  ...{ revision: true, changedAt: true, changedByName: true },
} as const

export type SettingsDoor = {
  /** The settings in force, held until the transaction ends: whoever saves at the same time waits, and sees what came of it. */
  hold(): Promise<Found<'settings', { select: typeof settingsSelect }> & { readonly changedByAddress: string | null }>
  /** Ends the sessions that have run out under the settings in force, each at its deadline, in the name of the job, waiting for what they are writing. */
  endRanOut(): Promise<EndedSession[]>
  /** Puts values in force, by whom and when. With `clocks` no session ends by the new ones before two seconds have gone. */
  change(values: UpdateData<'settings'>, what: { readonly clocks: boolean }): Promise<void>
}

/** Whoever's time is over by the time that this commits is closed too: a longer value must not bring back a session that was refused. */
const AHEAD_MS = 1_000
/** How much of that has to be left for the commit. */
const COMMIT_MS = 500
/** What is being written while the values change has committed by then, or is asked anew before it does: no activity comes after its session's end. */
const AFTER = Prisma.sql`make_interval(secs => ${(2 * SURE_MS) / 1_000}::float8)`

const deadline = Prisma.sql`public.session_ends_at(s.started_at, s.last_activity_at, c)`
const job = { actor: { kind: 'job', name: 'timeouts' } } as const

/** The writing door's part for the settings. */
export function settingsDoor(ctx: Context, transaction: Transaction): SettingsDoor {
  const { client } = transaction
  const settings = writer(ctx, transaction, 'settings')
  const clock = async () => (await client.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`)[0]?.now ?? ctx.now

  /** Ends those that have run out by that moment, under the settings in force; not the own one, which was live when this was opened. */
  async function endUntil(moment: Date): Promise<EndedSession[]> {
    const due = Prisma.sql`s.ended_at IS NULL AND ${deadline} <= ${moment}::timestamptz AND s.id IS DISTINCT FROM ${ctx.sessionId}::uuid`
    const rows = await lockPatiently<{ id: string }>(
      transaction,
      Prisma.sql`SELECT s.id FROM public.sessions s CROSS JOIN public.settings c WHERE ${due} ORDER BY s.id FOR NO KEY UPDATE OF s`,
    )
    if (rows.length === 0) return []
    // Nobody ended them: they ran out, and it is the job's to say so.
    await client.$queryRaw`SELECT ${tell({ ...ctx, ...job, request: { ...ctx.request, source: 'job', ip: null } } as Context, '')}`
    const ended = await client.$queryRaw<EndedSession[]>`UPDATE public.sessions s
      SET ended_at = GREATEST(s.started_at, ${deadline}), end_reason = public.session_ran_out_by(s.started_at, s.last_activity_at, c)
      FROM public.settings c WHERE ${due} AND s.id = ANY(${rows.map(({ id }) => id)}::uuid[])
      RETURNING s.id, s.user_id AS "userId", s.ended_at AS "endedAt", s.end_reason AS "endReason"`
    await client.$queryRaw`SELECT ${tell(ctx, ctx.sessionId ?? '')}`
    return ended
  }

  return {
    async hold() {
      await client.$queryRaw`SELECT id FROM public.settings FOR UPDATE`
      const row = await settings.find({ select: settingsSelect })
      if (row === null) throw new AppError('forbidden', 'Your role does not allow this.')
      const [by] = await client.$queryRaw<{ address: string | null }[]>`${changedByAddress(ctx)}`
      return { ...row, changedByAddress: by?.address ?? null }
    },
    async endRanOut() {
      const ended: EndedSession[] = []
      // Whoever runs out while a row is waited for is closed too.
      for (let until = 0; ; ) {
        const now = (await clock()).getTime()
        if (now + COMMIT_MS <= until) return ended
        until = now + AHEAD_MS
        ended.push(...(await endUntil(new Date(until))))
      }
    },
    async change(values, { clocks }) {
      const changed = await settings.update({ where: {}, data: values })
      if (changed === 0) throw new AppError('forbidden', 'Your role does not allow this.')
      await client.$executeRaw`UPDATE public.settings SET revision = revision + 1, changed_at = clock_timestamp(), changed_by = ${ctx.userId}::uuid,
        changed_by_name = ${ctx.actor.name}, clocks_since = CASE WHEN ${clocks} THEN clock_timestamp() + ${AFTER} ELSE clocks_since END`
    },
  }
}
