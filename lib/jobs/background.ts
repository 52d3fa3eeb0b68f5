import 'server-only'
import { Cron } from 'croner'
import { ensurePartitions } from '@/lib/db/ensure-partitions'
import { forgetOldKills } from '@/lib/db/kill-tickets'
import { settleDays } from '@/lib/db/settle-days'
import { env } from '@/lib/env/env'
import { startListening } from '@/lib/live/listen'
import { startDelivery } from '@/lib/mail/delivery'
import { parseTrustedProxies } from '@/lib/origin/trusted-proxies'
import { startScheduler } from './scheduler'

/**
 * What every server process does by itself: hear the notices of the others, make the log's coming days, now and each day, settle those that are over and
 * forget the orders and receipts of kills, each hour, deliver letters, and run the jobs of the settings when they are due (ROLLCALL_SCHEDULER). What fails is told to `failed`, and done the next time.
 * A wrong TRUSTED_PROXIES stops the start here: with it addresses would be recorded wrongly.
 */
export function startBackground(failed: (error: unknown, job: string) => void): void {
  parseTrustedProxies(env().trustedProxies)
  startListening()
  const job = (name: string, work: () => Promise<unknown>) => async () => void (await work().catch((error) => failed(error, name)))
  const days = job('make the days of the log', ensurePartitions)
  const settling = job('settle the days of the log', () => settleDays((error, day) => failed(error, `settle ${day}`)))
  // A database that is away now is no reason to stop: a write that finds no day has it made, and the next hour comes.
  void days()
  void settling()
  new Cron('17 3 * * *', { timezone: 'UTC', unref: true }, days)
  new Cron('23 * * * *', { timezone: 'UTC', unref: true, protect: true }, settling)
  new Cron('29 * * * *', { timezone: 'UTC', unref: true }, job('forget old kills', forgetOldKills))
  const deliver = startDelivery((error) => failed(error, 'deliver letters'))
  // What was put off, and what a process left that is gone.
  if (env().scheduler) new Cron('*/20 * * * * *', { timezone: 'UTC', unref: true, protect: true }, deliver)
  if (env().scheduler) startScheduler(failed)
}
