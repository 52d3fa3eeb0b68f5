import 'server-only'
import { Prisma } from './generated/client'
import { durationBins, type EqualField } from './session-filter'
import { isLive } from './session-parts'

const ended = Prisma.sql`COALESCE(s.ended_at, CASE WHEN NOT ${isLive} THEN public.session_ends_at(s.started_at, s.last_activity_at, c) END)`
const lasted = Prisma.sql`extract(epoch FROM ${ended} - s.started_at)`
const bins = Prisma.raw(`ARRAY[${durationBins.join(',')}]`)

/** What a field of session `s` is compared and counted by; Unknown is the empty string. `c` is the settings row. */
const keys: Record<Exclude<EqualField, 'hour'>, Prisma.Sql> = {
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
  browserVersion: Prisma.sql`COALESCE(split_part(s.browser_version, '.', 1), '')`,
  osVersion: Prisma.sql`COALESCE(s.os_version, '')`,
  region: Prisma.sql`COALESCE(s.region, '')`,
  asn: Prisma.sql`COALESCE(s.asn::text, '')`,
  duration: Prisma.sql`COALESCE((${bins})[width_bucket(${lasted}::float8, (${bins})::float8[])]::text, '')`,
}

/** The same for a field of which the clock on a wall tells. */
export function sessionKey(field: EqualField, zone: string): Prisma.Sql {
  if (field !== 'hour') return keys[field]
  return Prisma.sql`to_char(s.started_at AT TIME ZONE ${zone}::text, 'ID-FMHH24')`
}
