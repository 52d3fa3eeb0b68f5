import 'server-only'
import type { Context } from '@/lib/access/context'
import { assertSystem } from './assert-system'
import type { Transaction } from './transaction'

/** What a person is told of a session that has just started, and why; `newCountry` and `newRegion`: from where they had never signed in. */
export type NewNotice = {
  readonly userId: string
  readonly sessionId: string
  readonly browserId: string
  readonly why: 'every_session' | 'new_device' | 'unusual_place'
  readonly newCountry: string | null
  readonly newRegion: string | null
}

/** Makes the notice. @throws AppError `forbidden` for a person: only sign-in, which is a step of Rollcall's own, tells. */
export async function insertNotice(ctx: Context, { client }: Transaction, notice: NewNotice): Promise<void> {
  assertSystem(ctx)
  const { userId, sessionId, browserId, why, newCountry, newRegion } = notice
  await client.$executeRaw`
    INSERT INTO public.notices (user_id, session_id, browser_id, kind, why, new_country, new_region)
    VALUES (${userId}::uuid, ${sessionId}::uuid, ${browserId}::uuid, 'new_session', ${why}, ${newCountry}, ${newRegion})`
}
