import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import type { GeoBox } from './geo-box'
import { runPlanned } from './run'
import type { Indexed } from './session-facets'
import { cellX, cellY, type KnownPlace, type PointKind, type PointTone, seenColumns, toldRows, within } from './session-point-rows'
import { among, beyond, days, ofDay, type Search, wantedOnly } from './session-scans'
import { visibleSql } from './visible'
import type { Days, Stretch } from './walk'

/** Sessions of one kind, standing and country that are in one cell; those outside the box, or of no place, are one group without a cell. */
export type PointGroup = {
  readonly kind: PointKind
  readonly tone: PointTone
  /** As it was recorded, and as it is shown. */
  readonly recorded: string | null
  readonly country: string | null
  /** Where most of them are. */
  readonly city: string | null
  readonly x: number | null
  readonly y: number | null
  readonly count: number
  /** The middle of them, and how far they reach. */
  readonly lat: number | null
  readonly lon: number | null
  readonly south: number | null
  readonly west: number | null
  readonly north: number | null
  readonly east: number | null
  /** Which one, where there is one. */
  readonly one: string | null
}

/** A session where it is shown; without a point where none is known. `accuracy` is a radius in km, null where it was corrected or is not known. */
export type PointPin = {
  readonly id: string
  readonly kind: PointKind
  readonly country: string | null
  readonly city: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly accuracy: number | null
}

/** A search of sessions; with `at` of those alone that were signed in at that moment. */
export type PointSearch = Search & { readonly at?: Date | undefined; readonly known: readonly KnownPlace[] }

/** Which part of the earth is looked at, and how finely: in so many cells around it. */
export type PointView = { readonly box: GeoBox; readonly cells: number }

/** What of a map is opened: what lies in a box, or what stands beside the map. */
export type PointPart = { readonly box: GeoBox } | { readonly kind: Exclude<PointKind, 'place'> }

/** Where a step of a search reads: a slice by key, or days by the index of facets. */
export type PointStep = { readonly slice: Stretch } | { readonly stretch: Stretch; readonly days: Days; readonly indexed: Indexed }

const signedIn = (at: Date | undefined) =>
  at === undefined
    ? Prisma.empty
    : Prisma.sql` AND s.started_at <= ${at} AND COALESCE(s.ended_at, public.session_ends_at(s.started_at, s.last_activity_at, c)) > ${at}`

const seen = (search: PointSearch, step: PointStep) =>
  'slice' in step
    ? Prisma.sql`SELECT ${seenColumns} FROM public.sessions s CROSS JOIN public.settings c
      WHERE ${among(search)}${beyond(step.slice)} AND ${wantedOnly(search)}${signedIn(search.at)}`
    : Prisma.sql`SELECT s.* FROM ${days(step.days.first, step.days.last)} CROSS JOIN LATERAL (
      SELECT ${seenColumns} ${ofDay(search, step.indexed, step.stretch)}${signedIn(search.at)}) AS s`

const inBox = (box: GeoBox) => Prisma.sql`t.kind = 'place' AND ${within(box, Prisma.sql`t.lat`, Prisma.sql`t.lon`)}`

/** First by point, then by cell: most sessions share their point with many, and a name is chosen among points and not among sessions. */
export const groupsOf = (search: PointSearch, { box, cells }: PointView, step: PointStep): Promise<PointGroup[]> =>
  runPlanned(Prisma.sql`WITH points AS (
      SELECT t.kind, t.tone, t.recorded, t.country, CASE WHEN i.inside THEN t.city END AS city, CASE WHEN i.inside THEN t.lat END AS lat,
        CASE WHEN i.inside THEN t.lon END AS lon, count(*)::int AS n, min(t.id::text) AS one
      FROM (${toldRows(seen(search, step), search.known)}) AS t CROSS JOIN LATERAL (SELECT ${inBox(box)} AS inside) AS i
      GROUP BY 1, 2, 3, 4, 5, 6, 7
    )
    SELECT kind, tone, recorded, country, (array_agg(city ORDER BY n DESC, city))[1] AS city, ${cellX(cells)} AS x, ${cellY(cells)} AS y,
      sum(n)::int AS count, sum(lat * n) / sum(n) AS lat, sum(lon * n) / sum(n) AS lon, min(lat) AS south, min(lon) AS west,
      max(lat) AS north, max(lon) AS east, CASE WHEN sum(n) = 1 THEN min(one) END AS one
    FROM points GROUP BY kind, tone, recorded, country, 6, 7`)

const pinColumns = Prisma.sql`t.id, t.kind, t.country, t.city, t.lat, t.lon, t.accuracy`

/** The newest sessions of a part of the map. */
export const pinsOfPart = (search: PointSearch, part: PointPart, step: PointStep, take: number): Promise<PointPin[]> =>
  runPlanned(Prisma.sql`SELECT ${pinColumns} FROM (${toldRows(seen(search, step), search.known)}) AS t
    WHERE ${'box' in part ? inBox(part.box) : Prisma.sql`t.kind = ${part.kind}`} ORDER BY t.id DESC LIMIT ${take}`)

/** Where these sessions are shown, in no order. */
export const pinsOf = (visible: Prisma.Sql, ids: readonly string[], known: readonly KnownPlace[]): Promise<PointPin[]> =>
  runPlanned(
    Prisma.sql`SELECT ${pinColumns} FROM (${toldRows(
      Prisma.sql`SELECT ${seenColumns} FROM public.sessions s CROSS JOIN public.settings c WHERE ${visible} AND s.id = ANY(${ids}::uuid[])`,
      known,
    )}) AS t`,
  )

/**
 * The places that corrections name: all of them for whoever may see corrections, for others those of sessions in sight, or of addresses of such. Where other
 * people have been is told by the rest.
 */
export function correctedPlaces(ctx: Context): Promise<{ country: string; city: string | null }[]> {
  const inSight = Prisma.sql`EXISTS (SELECT FROM public.sessions s WHERE ${visibleSql(ctx, 'session', 's')}
    AND CASE WHEN p.session_id IS NULL THEN s.ip = p.ip ELSE s.id = p.session_id END)`
  return runPlanned(Prisma.sql`SELECT DISTINCT p.country, p.city FROM public.place_corrections p
    WHERE p.country IS NOT NULL AND (${visibleSql(ctx, 'placeCorrection', 'p')} OR ${inSight})`)
}
