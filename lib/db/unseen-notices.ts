import 'server-only'
import { Prisma } from './generated/client'
import { vouched } from './vouched'

/** Notices that are shown, and put away, at once. */
export const MOST_SHOWN = 20

/** A sign-in that a person is told of, as far as it is said of it. */
export type ToldSignIn = {
  readonly sessionId: string
  /** ISO 8601. */
  readonly at: string
  readonly browser: string | null
  readonly browserVersion: string | null
  readonly os: string | null
  readonly osVersion: string | null
  readonly ip: string | null
  readonly networkClass: string
  readonly city: string | null
  readonly region: string | null
  readonly country: string | null
  readonly why: 'every_session' | 'new_device' | 'unusual_place'
  /** From where the person had never signed in, if that is so: a country, or a region of it. */
  readonly newCountry: string | null
  readonly newRegion: string | null
}

/** The same for the session that has it to show. `isOursToSay`: whether "It was me" may be said there. */
export type UnseenSignIn = ToldSignIn & { readonly isOursToSay: boolean }

/** Whether the session `s` is somewhere else than where `n` was unusual: what rents machines out is nowhere. */
const isElsewhere = Prisma.sql`(s.network_class NOT IN ('hosting', 'unknown')
  AND (s.country IS DISTINCT FROM n.new_country OR s.region IS DISTINCT FROM coalesce(n.new_region, s.region)))`

/**
 * Whether the session `s` has the notice `n` still to show: neither its own, nor one of the very browser that was new, nor of the place where that browser
 * still is, nor one that the person said was not theirs. Else whoever came in with a stolen password would say themselves that it was the person.
 */
export const isUnseen = Prisma.sql`(n.user_id = s.user_id AND n.seen_at IS NULL AND n.session_id <> s.id
  AND (n.why = 'every_session' OR n.browser_id <> s.browser_id OR (n.why = 'unusual_place' AND ${isElsewhere}))
  AND NOT EXISTS (SELECT FROM public.cases k WHERE k.session_id = n.session_id))`

/** Whether the browser of the session `s` vouches for others: what waits for that itself does not, else two strange ones would vouch for each other. */
export const vouches = Prisma.sql`(NOT EXISTS (SELECT FROM public.known_devices w WHERE w.user_id = s.user_id AND w.browser_id = s.browser_id
  AND NOT ${vouched(Prisma.sql`w.new_since`, Prisma.sql`w.last_seen_at`)}))`

/** Whether "It was me" may be said of the notice `n` in the session `s`. One of every session says nothing that is strange. */
export const isOursToSay = Prisma.sql`(n.why = 'every_session' OR ${vouches})`

/** The ids of those that the session `s` has to show and that are younger than `since`, newest first. Nearly always there is none, by a partial index. */
export const unseenIds = (since: Prisma.Sql) => Prisma.sql`ARRAY(SELECT n.id::text FROM public.notices n
  WHERE ${isUnseen} AND n.at >= ${since} ORDER BY n.id DESC LIMIT ${MOST_SHOWN}::int)`

/** The newest of them, as `UnseenSignIn`. */
export const newestUnseen = (
  since: Prisma.Sql,
) => Prisma.sql`(SELECT jsonb_build_object('sessionId', f.id, 'at', n.at, 'browser', f.browser,
    'browserVersion', f.browser_version, 'os', f.os, 'osVersion', f.os_version, 'ip', host(f.ip_first), 'networkClass', f.network_class, 'city', f.city,
    'region', f.region, 'country', f.country, 'why', n.why, 'newCountry', n.new_country, 'newRegion', n.new_region,
    'isOursToSay', ${isOursToSay})
  FROM public.notices n JOIN public.sessions f ON f.id = n.session_id WHERE ${isUnseen} AND n.at >= ${since} ORDER BY n.id DESC LIMIT 1)`
