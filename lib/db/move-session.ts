import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import { Prisma } from './generated/client'
import type { Transaction } from './transaction'

/** Where a request came from, as far as the session's row tells of it. */
export type Whereabouts = {
  readonly ip: string
  readonly networkClass: string
  readonly country: string | null
  readonly region: string | null
  readonly city: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly accuracyKm: number | null
  readonly accuracyEstimated: boolean
  readonly placeSource: string | null
  /** YYYY-MM-DD. */
  readonly placeBuiltOn: string | null
  readonly asn: number | null
  readonly asnOrg: string | null
}

/** Networks that the trail of one session keeps; what comes after them is an activity and no row. */
const MOST_NETWORKS = 50

/** A session stays this long at its address when it goes back to a network that the trail knows: phones go to and fro between two all day. */
const STAYS = Prisma.sql`interval '10 minutes'`

const place = Prisma.raw(
  'network_class, country, region, city, latitude, longitude, accuracy_km, accuracy_estimated, place_source, place_built_on, asn, asn_org',
)

const networkOf = (ip: Prisma.Sql) => Prisma.sql`network(set_masklen(${ip}, CASE family(${ip}) WHEN 4 THEN 32 ELSE 64 END))`

const hasRoom = Prisma.sql`(SELECT count(*) FROM public.session_addresses k WHERE k.session_id = s.id) < ${MOST_NETWORKS}`

function columnsOf(to: Whereabouts): Prisma.Sql {
  return Prisma.sql`${to.networkClass}, ${to.country}, ${to.region}, ${to.city}, ${to.latitude}::float8, ${to.longitude}::float8,
    ${to.accuracyKm}::float8, ${to.accuracyEstimated}::boolean, ${to.placeSource}, ${to.placeBuiltOn}::date, ${to.asn}::int, ${to.asnOrg}`
}

/**
 * Writes the trail of the own session, whose row the transaction has locked: the network it was at, the one it is used from now, one row each
 * however often it changes. A new network becomes the session's address at once; one that the trail knows only after a while. Answers
 * whether the session moved, which its recorder tells as an activity.
 */
export async function moveSession(ctx: Context, { client }: Transaction, to: Whereabouts): Promise<boolean> {
  if (ctx.sessionId === null) throw new AppError('forbidden', 'There is no session that could move.')
  const own = Prisma.sql`s.id = ${ctx.sessionId}::uuid`
  const ip = Prisma.sql`${to.ip}::inet`
  await client.$executeRaw`
    INSERT INTO public.session_addresses AS a (session_id, user_id, ip, first_seen_at, last_seen_at, current_since, ${place})
    SELECT s.id, s.user_id, s.ip, s.started_at, s.last_activity_at, s.started_at, ${place} FROM public.sessions s
    WHERE ${own} AND s.ip IS NOT NULL AND s.ip <> ${ip} AND ${hasRoom} ON CONFLICT (session_id, network)
    DO UPDATE SET last_seen_at = GREATEST(a.last_seen_at, excluded.last_seen_at)`
  const known = await client.$executeRaw`
    UPDATE public.session_addresses a SET ip = ${ip}, last_seen_at = now()
    WHERE a.session_id = ${ctx.sessionId}::uuid AND a.network = ${networkOf(ip)}`
  const moved = await client.$executeRaw`
    UPDATE public.sessions s SET (ip, ${place}) = ROW(${ip}, ${columnsOf(to)})
    WHERE ${own} AND s.ip IS DISTINCT FROM ${ip} AND (${known === 0} OR NOT EXISTS (SELECT FROM public.session_addresses a
      WHERE a.session_id = s.id AND a.network = ${networkOf(Prisma.sql`s.ip`)} AND a.current_since > now() - ${STAYS}))`
  if (known === 0)
    await client.$executeRaw`
      INSERT INTO public.session_addresses (session_id, user_id, ip, ${place})
      SELECT s.id, s.user_id, ${ip}, ${columnsOf(to)} FROM public.sessions s
      WHERE ${own} AND ${hasRoom}`
  else if (moved > 0)
    await client.$executeRaw`
      UPDATE public.session_addresses a SET current_since = now(), times = times + 1
      WHERE a.session_id = ${ctx.sessionId}::uuid AND a.network = ${networkOf(ip)}`
  return moved > 0
}
