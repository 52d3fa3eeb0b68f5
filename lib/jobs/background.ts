import 'server-only'
import { Cron } from 'croner'
import { ensurePartitions } from '@/lib/db/ensure-partitions'
import { forgetOldKills } from '@/lib/db/kill-tickets'
import { settleDays } from '@/lib/db/settle-days'
import { env } from '@/lib/env/env'
import { startListening } from '@/lib/live/listen'
import { parseTrustedProxies } from '@/lib/origin/trusted-proxies'

/**
 * What every server process does by itself: hear the notices of the others, make the log's coming days and settle those
 * that are over, now and each day, and forget the orders and receipts of kills each hour.
 * A wrong TRUSTED_PROXIES stops the start here: with it addresses would be recorded wrongly.
 */
export function startBackground(): void {
  parseTrustedProxies(env().trustedProxies)
  startListening()
  // A database that is away now is no reason to stop: a write that finds no day has it made, and tomorrow comes.
  void ensurePartitions().catch(() => {})
  void settleDays().catch(() => {})
  new Cron('17 3 * * *', { timezone: 'UTC', unref: true, catch: true }, async () => void (await ensurePartitions()))
  new Cron('23 3 * * *', { timezone: 'UTC', unref: true, catch: true }, async () => void (await settleDays()))
  new Cron('29 * * * *', { timezone: 'UTC', unref: true, catch: true }, forgetOldKills)
}
