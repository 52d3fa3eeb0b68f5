import 'server-only'
import type { Context } from '@/lib/access/context'
import { assertSystem } from './assert-system'
import type { Transaction } from './transaction'

/** A network from which a person signs in; `network` in CIDR notation. */
export type SeenPlace = {
  readonly userId: string
  readonly browserId: string
  readonly network: string
  readonly asn: number | null
  readonly country: string | null
  readonly region: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly accuracyKm: number | null
  /** Since when it waits to be vouched for; null where this sign-in vouches for it. */
  readonly newSince: Date | null
  /** The browser is vouched for: a place that waits is from now on one that it brought. */
  readonly byVouched: boolean
}

/** Networks kept of one place, and of one person: addresses change by the week, and the newest tell enough. */
const MOST_OF_PLACE = 4
const MOST_OF_PERSON = 64

/** Keeps it in mind, and forgets what is over the bounds, in one statement. */
export async function rememberPlace(ctx: Context, { client }: Transaction, seen: SeenPlace): Promise<void> {
  assertSystem(ctx)
  const { userId, browserId, network, asn, country, region, latitude, longitude, accuracyKm, newSince, byVouched } = seen
  await client.$executeRaw`
    WITH kept AS (
      INSERT INTO public.known_places AS p (user_id, network, asn, country, region, latitude, longitude, accuracy_km, browser_id, new_since)
      VALUES (${userId}::uuid, ${network}::cidr, ${asn}::int, ${country}, ${region}, ${latitude}::float8, ${longitude}::float8, ${accuracyKm}::float8,
        ${browserId}::uuid, ${newSince}::timestamptz)
      ON CONFLICT (user_id, network) DO UPDATE SET last_seen_at = now(), asn = excluded.asn, country = excluded.country, region = excluded.region,
        latitude = excluded.latitude, longitude = excluded.longitude, accuracy_km = excluded.accuracy_km,
        new_since = CASE WHEN excluded.new_since IS NULL THEN NULL WHEN ${byVouched}::boolean THEN GREATEST(p.new_since, excluded.new_since) ELSE p.new_since END,
        browser_id = CASE WHEN ${byVouched}::boolean THEN excluded.browser_id ELSE p.browser_id END
    )
    DELETE FROM public.known_places p USING (
      SELECT o.network, row_number() OVER (PARTITION BY o.asn, o.country, o.region, o.new_since IS NULL ORDER BY o.last_seen_at DESC) AS of_place,
        row_number() OVER (ORDER BY o.last_seen_at DESC) AS of_person
      FROM public.known_places o WHERE o.user_id = ${userId}::uuid
    ) ranked
    WHERE p.user_id = ${userId}::uuid AND p.network = ranked.network AND p.network <> ${network}::cidr
      AND (ranked.of_place > ${MOST_OF_PLACE}::int OR ranked.of_person > ${MOST_OF_PERSON}::int)`
}
