import 'server-only'
import type { Context } from '@/lib/access/context'
import { assertSystem } from './assert-system'
import { Prisma } from './generated/client'
import type { Transaction } from './transaction'
import { REMEMBERED, vouched } from './vouched'

/** A sign-in that is to be judged: whose, and in what browser. */
export type Comer = {
  readonly userId: string
  readonly browserId: string
  readonly deviceType: string
  readonly browser: string | null
  readonly os: string | null
}

/** A network from which a person signed in before. */
export type KnownPlace = {
  /** In CIDR notation. */
  readonly network: string
  readonly asn: number | null
  readonly country: string | null
  readonly region: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly accuracyKm: number | null
  /** ISO 8601; null where it was usual from the beginning. */
  readonly newSince: string | null
  readonly vouched: boolean
  /** It came with the browser that signs in now. */
  readonly ownBrowser: boolean
  /** The browser that brought it is vouched for. */
  readonly byVouched: boolean
}

/** What is known of a person when they sign in, and what they are to be told by setting and wish. */
export type Recalled = {
  /** The browser's cookie: never seen with this person, seen, or vouched for. */
  readonly cookie: 'none' | 'waiting' | 'vouched'
  /** Whether they ever signed in in another browser. */
  readonly others: boolean
  /** Whether one of those, vouched for, is of the same families and type. */
  readonly alike: boolean
  readonly places: readonly KnownPlace[]
  readonly timeZone: string | null
  readonly told: 'nothing' | 'unusual' | 'every'
}

const places = ({
  userId,
  browserId,
}: Comer) => Prisma.sql`COALESCE((SELECT jsonb_agg(jsonb_build_object('network', p.network::text, 'asn', p.asn,
    'country', p.country, 'region', p.region, 'latitude', p.latitude, 'longitude', p.longitude, 'accuracyKm', p.accuracy_km, 'newSince', p.new_since,
    'vouched', ${vouched(Prisma.sql`p.new_since`, Prisma.sql`p.last_seen_at`)}, 'ownBrowser', p.browser_id = ${browserId}::uuid,
    'byVouched', EXISTS (SELECT FROM public.known_devices k WHERE k.user_id = p.user_id AND k.browser_id = p.browser_id
      AND ${vouched(Prisma.sql`k.new_since`, Prisma.sql`k.last_seen_at`)})))
  FROM public.known_places p WHERE p.user_id = ${userId}::uuid AND p.last_seen_at > now() - ${REMEMBERED}), '[]')`

/**
 * What is known of a person who is signing in, in one statement by keys: some dozens of short rows at most. The transaction holds the person's row, so that of
 * two who sign in at once the second sees the first.
 * @throws AppError `forbidden` for a person: only sign-in, which is a step of Rollcall's own, asks.
 */
export async function recall(ctx: Context, { client }: Transaction, of: Comer): Promise<Recalled> {
  assertSystem(ctx)
  const { userId, browserId, deviceType, browser, os } = of
  const device = Prisma.sql`FROM public.known_devices k WHERE k.user_id = u.id AND k.browser_id`
  const [row] = await client.$queryRaw<Recalled[]>`
    SELECT COALESCE((SELECT CASE WHEN ${vouched(Prisma.sql`k.new_since`, Prisma.sql`now()`)} THEN 'vouched' ELSE 'waiting' END
        ${device} = ${browserId}::uuid), 'none') AS cookie,
      EXISTS (SELECT ${device} <> ${browserId}::uuid) AS others,
      EXISTS (SELECT ${device} <> ${browserId}::uuid AND k.device_type = ${deviceType} AND k.browser = ${browser} AND k.os = ${os}
        AND ${vouched(Prisma.sql`k.new_since`, Prisma.sql`k.last_seen_at`)} AND k.last_seen_at > now() - ${REMEMBERED}) AS alike,
      ${places(of)} AS places, u.time_zone AS "timeZone",
      CASE WHEN u.notify_every OR (c.notify_enabled AND c.notify_every) THEN 'every' WHEN c.notify_enabled THEN 'unusual' ELSE 'nothing' END AS told
    FROM public.users u CROSS JOIN public.settings c WHERE u.id = ${userId}::uuid`
  if (row === undefined) throw new Error('Nobody is known by this id.')
  return row
}
