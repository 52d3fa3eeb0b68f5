import 'server-only'
import { Prisma } from './generated/client'
import type { KnownPlace, MapPart } from './map-part'
import { isLive } from './session-parts'

/** How a session stands, as colour and shape tell it. */
export type PointTone = 'active' | 'ended' | 'killed' | 'out'

/** As `statusTone` names it; who ran out unnoticed has run out. */
const toneSql = Prisma.sql`CASE WHEN ${isLive} THEN 'active' WHEN s.ended_at IS NULL OR s.end_reason IN ('idle', 'time_limit') THEN 'out'
  WHEN s.end_reason IN ('killed', 'not_me', 'user_disabled') THEN 'killed' ELSE 'ended' END`

/** What of a session tells where it is, and how it stands, where that is not known for all. `c` is the settings row. */
const seenAs = (tone: Prisma.Sql) =>
  Prisma.sql`s.id, s.ip, s.network_class, s.country, s.region, s.city, s.latitude, s.longitude, s.accuracy_km, s.accuracy_estimated, ${tone} AS tone`
export const seenColumns = seenAs(toneSql)
export const seenLive = seenAs(Prisma.sql`'active'`)

/** Zero by zero is where data without a place points to; it is one only where the data names something there. */
const hasPoint = Prisma.sql`(s.latitude IS NOT NULL AND s.longitude IS NOT NULL
  AND NOT (s.latitude = 0 AND s.longitude = 0 AND s.city IS NULL AND s.region IS NULL))`

const kind = Prisma.sql`CASE WHEN k.country IS NOT NULL THEN CASE WHEN p.lat IS NULL THEN 'country' ELSE 'place' END
  WHEN s.network_class = 'hosting' THEN 'hosting' WHEN s.network_class NOT IN ('public', 'unknown') THEN 'private'
  WHEN ${hasPoint} THEN 'place' WHEN s.country IS NOT NULL THEN 'country' ELSE 'unknown' END`

/**
 * Rows of `seenColumns` as `n` that are told alike: most sessions are where many are. Those that a correction may be about stay by themselves, and of the others
 * `id` and `ip` are those of any one.
 */
export const alikeRows = (seen: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT min(s.id::text COLLATE "C")::uuid AS id, max(s.ip) AS ip, s.network_class, s.country, s.region, s.city, s.latitude,
    s.longitude, NULL::float8 AS accuracy_km, false AS accuracy_estimated, s.tone, count(*)::int AS n
  FROM (SELECT s.*, CASE WHEN s.id IN (SELECT session_id FROM public.place_corrections WHERE session_id IS NOT NULL)
      OR s.ip IN (SELECT ip FROM public.place_corrections WHERE session_id IS NULL) THEN s.id END AS apart FROM (${seen}) AS s) AS s
  GROUP BY s.apart, 3, 4, 5, 6, 7, 8, 11`

/**
 * Rows of `seenColumns` with their kind, and country, city and point as they are shown: by the correction in force, which is that of
 * lib/db/session-notes.ts. Corrections are few, so they are read once and joined. `recorded` is the country that filters know. `also`
 * are more columns of them, with a comma.
 */
export const toldRows = (seen: Prisma.Sql, known: readonly KnownPlace[], also = Prisma.empty): Prisma.Sql => Prisma.sql`
  SELECT ${also}s.id, s.tone, s.country AS recorded, ${kind} AS kind, CASE WHEN k.country IS NULL THEN s.country ELSE k.country END AS country,
    CASE WHEN k.country IS NULL THEN s.city ELSE k.city END AS city, CASE WHEN k.country IS NULL THEN s.latitude ELSE p.lat END AS lat,
    CASE WHEN k.country IS NULL THEN s.longitude - CASE WHEN s.longitude >= 180 THEN 360 ELSE 0 END ELSE p.lon END AS lon,
    CASE WHEN k.country IS NULL AND NOT s.accuracy_estimated THEN s.accuracy_km END AS accuracy
  FROM (${seen}) AS s
  LEFT JOIN (SELECT DISTINCT ON (session_id, ip) session_id, ip, country, city FROM public.place_corrections
    WHERE session_id IS NOT NULL ORDER BY session_id, ip, id DESC) AS o ON o.session_id = s.id AND o.ip IS NOT DISTINCT FROM s.ip
  LEFT JOIN (SELECT DISTINCT ON (ip) ip, country, city FROM public.place_corrections
    WHERE session_id IS NULL ORDER BY ip, id DESC) AS a ON a.ip = s.ip
  CROSS JOIN LATERAL (SELECT COALESCE(o.country, a.country) AS country, CASE WHEN o.country IS NULL THEN a.city ELSE o.city END AS city) AS k
  LEFT JOIN unnest(${known.map(({ country }) => country)}::text[], ${known.map(({ city }) => city ?? '')}::text[],
    ${known.map(({ lat }) => lat)}::float8[], ${known.map(({ lon }) => lon)}::float8[]) AS p(country, city, lat, lon)
    ON p.country = k.country AND p.city = COALESCE(k.city, '')`

/** The cells of a square map of the world (Web Mercator, EPSG:3857), so many a side. */
export const cellX = (cells: number) => Prisma.sql`least(floor((lon + 180) / 360 * ${cells}::float8)::int, ${cells}::int - 1)`
export const cellY = (cells: number) =>
  Prisma.sql`floor((0.5 - ln(tan(pi() / 4 + radians(greatest(-85.05, least(85.05, lat))) / 2)) / (2 * pi())) * ${cells}::float8)::int`

/** Whether a told row `t` is in a part of the map. */
export const inPart = (part: MapPart): Prisma.Sql =>
  'kind' in part
    ? Prisma.sql`t.kind = ${part.kind}`
    : Prisma.sql`(t.kind = 'place' AND ${cellY(part.cells)}::bigint * ${part.cells}::bigint + ${cellX(part.cells)} = ANY (${part.keys as number[]}::bigint[]))`
