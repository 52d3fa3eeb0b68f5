import 'server-only'
import type { Context } from '@/lib/access/context'
import { shiftsOf } from '@/lib/time/zone-shifts'
import { Prisma } from './generated/client'
import { durationBins, ENDING_MINUTES, type EqualField } from './session-filter'
import { isLive } from './session-parts'

const endsAt = Prisma.sql`public.session_ends_at(s.started_at, s.last_activity_at, c)`
const ended = Prisma.sql`COALESCE(s.ended_at, CASE WHEN NOT ${isLive} THEN ${endsAt} END)`
const lasted = Prisma.sql`extract(epoch FROM ${ended} - s.started_at)`
const major = Prisma.sql`COALESCE(split_part(s.browser_version, '.', 1), '')`
const ending = Prisma.raw(`interval '${ENDING_MINUTES} minutes'`)
const bins = Prisma.raw(`ARRAY[${durationBins.join(',')}]`)

/** What a field of session `s` is compared and counted by; Unknown is the empty string. `c` is the settings row. */
const keys: Record<Exclude<EqualField, 'hour' | 'at' | 'older'>, Prisma.Sql> = {
  user: Prisma.sql`s.user_id`,
  role: Prisma.sql`s.role`,
  device: Prisma.sql`s.device_type`,
  browser: Prisma.sql`COALESCE(s.browser, '')`,
  os: Prisma.sql`COALESCE(s.os, '')`,
  country: Prisma.sql`COALESCE(s.country, '')`,
  city: Prisma.sql`COALESCE(s.city, '')`,
  // A session that ran out unnoticed has the reason that it will be given.
  reason: Prisma.sql`CASE WHEN s.ended_at IS NOT NULL THEN s.end_reason WHEN ${isLive} THEN ''
    ELSE public.session_ran_out_by(s.started_at, s.last_activity_at, c) END`,
  network: Prisma.sql`s.network_class`,
  vendor: Prisma.sql`COALESCE(s.device_vendor, '')`,
  model: Prisma.sql`COALESCE(s.device_model, '')`,
  browserVersion: major,
  osVersion: Prisma.sql`COALESCE(s.os_version, '')`,
  region: Prisma.sql`COALESCE(s.region, '')`,
  asn: Prisma.sql`COALESCE(s.asn::text, '')`,
  duration: Prisma.sql`COALESCE((${bins})[width_bucket(${lasted}::float8, (${bins})::float8[])]::text, '')`,
  release: Prisma.sql`trim(COALESCE(s.browser, '') || ' ' || ${major})`,
  ending: Prisma.sql`CASE WHEN ${isLive} AND ${endsAt} <= now() + ${ending} THEN ${String(ENDING_MINUTES)} ELSE '' END`,
}

/** Fields that are not compared by equality: whether session `s` matches one of these values. */
export const matchesOneOf: Readonly<Record<'at' | 'older', (values: readonly string[]) => Prisma.Sql>> = {
  // Whatever has become of it since.
  at: (instants) =>
    Prisma.sql`EXISTS (SELECT FROM unnest(${instants as string[]}::timestamptz[]) AS t(at) WHERE s.started_at <= t.at AND COALESCE(s.ended_at, ${endsAt}) > t.at)`,
  // A version that is no number is neither older nor newer.
  older: (releases) =>
    Prisma.sql`EXISTS (SELECT FROM unnest(${releases as string[]}::text[]) AS t(release) WHERE s.browser = regexp_replace(t.release, ' \\d+$', '')
      AND CASE WHEN ${major} ~ '^\\d{1,4}$' THEN ${major}::int < substring(t.release FROM '\\d+$')::int ELSE false END)`,
}

export const sessionKey = (field: Exclude<EqualField, 'hour' | 'at' | 'older'>): Prisma.Sql => keys[field]

/** No session in sight is older than retention's bound by more. */
const LONGEST_LIFE_MS = 720 * 3_600_000

/**
 * The same for the weekday and hour of a start on the wall of a zone. The database is not asked for the zone, since it may know another set of them than
 * this runtime, and other rules: it is told when that clock is put forward and back.
 */
export function hourKey({ now, visibleSince }: Context, zone: string): Prisma.Sql {
  const shifts = shiftsOf(zone, visibleSince.getTime() - LONGEST_LIFE_MS, now.getTime())
  const from = shifts.map(({ at }) => at / 1_000)
  const ahead = shifts.map(({ aheadMs }) => aheadMs / 1_000)
  return Prisma.sql`to_char(s.started_at AT TIME ZONE 'UTC' + make_interval(secs => (${ahead}::float8[])[
    GREATEST(1, width_bucket(extract(epoch FROM s.started_at)::float8, ${from}::float8[]))]), 'ID-FMHH24')`
}
