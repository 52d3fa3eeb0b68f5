import 'server-only'
import type { QueryConfig } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { countRefusal } from '@/lib/metrics/count'
import { mayNameStatements, pool } from './pool'
import { once } from './unavailable'

export type Limiter = {
  /** Counts one try. False when the key has none left; `firstRefusal` is true once per window, so that it can be recorded once. */
  take(key: string): Promise<{ allowed: boolean; firstRefusal: boolean; retryAfterSeconds: number }>
  /** Gives one try back. */
  giveBack(key: string): Promise<void>
  /** Forgets the key: all tries are there again. */
  forget(key: string): Promise<void>
}

/** The library names each of its statements. */
const unnamed = ({ text, values }: QueryConfig) => pool().query(text, values)

/**
 * A limit that all instances share: `points` tries in `seconds`, by key. Its table comes from a migration.
 * Its calls throw AppError `unavailable` when the database is lost or too busy.
 */
export function limiter(name: string, points: number, seconds: number): Limiter {
  const library = new RateLimiterPostgres({
    storeType: 'pool',
    storeClient: mayNameStatements() ? pool() : { query: unnamed },
    schemaName: 'public',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
  })
  return {
    async take(key) {
      try {
        await once(() => library.consume(key))
        return { allowed: true, firstRefusal: false, retryAfterSeconds: 0 }
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        countRefusal(name)
        const retryAfterSeconds = Math.ceil(refusal.msBeforeNext / 1000)
        return { allowed: false, firstRefusal: refusal.consumedPoints === points + 1, retryAfterSeconds }
      }
    },
    giveBack: async (key) => void (await once(() => library.reward(key))),
    forget: async (key) => void (await once(() => library.delete(key))),
  }
}
