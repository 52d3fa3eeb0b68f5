import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import type { KnownPlace, MapPart, PointKind } from './map-part'
import { runPlanned } from './run'
import type { Indexed } from './session-facets'
import { alikeRows, cellX, cellY, inPart, type PointTone, seenColumns, seenLive, toldRows } from './session-point-rows'
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

export type PointSearch = Search & { readonly known: readonly KnownPlace[] }

/**
 * Which part of a square map of the world is looked at, that has so many cells a side: whole ones, so that what is counted of one is all of it. Where `west`
 * is greater than `east` it lies across the 180th meridian.
 */
export type PointView = {
  readonly cells: number
  readonly west: number
  readonly east: number
  readonly north: number
  readonly south: number
}

/** The newest of a part, and how many are in it. */
export type PartPins = { readonly pins: readonly PointPin[]; readonly count: number }

/** Where a step of a search reads: a slice by key, or days by the index of facets. */
export type PointStep = { readonly slice: Stretch } | { readonly stretch: Stretch; readonly days: Days; readonly indexed: Indexed }

const seen = (search: PointSearch, step: PointStep) =>
  'slice' in step
    ? Prisma.sql`SELECT ${search.filter.status === 'active' ? seenLive : seenColumns} FROM public.sessions s CROSS JOIN public.settings c
      WHERE ${among(search)}${beyond(step.slice)} AND ${wantedOnly(search)}`
    : Prisma.sql`SELECT s.* FROM ${days(step.days.first, step.days.last)} CROSS JOIN LATERAL (
      SELECT ${seenColumns} ${ofDay(search, step.indexed, step.stretch)}) AS s`

const inView = ({ west, east, north, south }: PointView) =>
  Prisma.sql`(y BETWEEN ${north}::int AND ${south}::int AND CASE WHEN ${west}::int <= ${east}::int THEN x BETWEEN ${west}::int AND ${east}::int
    ELSE x >= ${west}::int OR x <= ${east}::int END)`

/** First those that are told alike, then by point, then by cell: most sessions share their point with many, and a name is chosen among points and not among sessions. */
export const groupsOf = (search: PointSearch, view: PointView, step: PointStep): Promise<PointGroup[]> =>
  runPlanned(Prisma.sql`WITH points AS (
      SELECT t.kind, t.tone, t.recorded, t.country, t.city, t.lat, t.lon, sum(t.n)::int AS n, min(t.id::text) AS one
      FROM (${toldRows(alikeRows(seen(search, step)), search.known, Prisma.sql`s.n, `)}) AS t GROUP BY 1, 2, 3, 4, 5, 6, 7
    ), placed AS (
      SELECT *, CASE WHEN kind = 'place' THEN ${cellX(view.cells)} END AS x, CASE WHEN kind = 'place' THEN ${cellY(view.cells)} END AS y FROM points
    ), seen AS (
      SELECT kind, tone, recorded, country, n, one, CASE WHEN inside THEN city END AS city, CASE WHEN inside THEN x END AS x, CASE WHEN inside THEN y END AS y,
        CASE WHEN inside THEN lat END AS lat, CASE WHEN inside THEN lon END AS lon
      FROM placed CROSS JOIN LATERAL (SELECT COALESCE(${inView(view)}, false) AS inside) AS i
    )
    SELECT kind, tone, recorded, country, (array_agg(city ORDER BY n DESC, city))[1] AS city, x, y, sum(n)::int AS count, sum(lat * n) / sum(n) AS lat,
      sum(lon * n) / sum(n) AS lon, min(lat) AS south, min(lon) AS west, max(lat) AS north, max(lon) AS east, CASE WHEN sum(n) = 1 THEN min(one) END AS one
    FROM seen GROUP BY kind, tone, recorded, country, x, y`)

const pinColumns = Prisma.sql`t.id, t.kind, t.country, t.city, t.lat, t.lon, t.accuracy`

/** The newest sessions of a part of the map, and how many there are. */
export async function pinsOfPart(search: PointSearch, part: MapPart, step: PointStep, take: number): Promise<PartPins> {
  const rows = await runPlanned<PointPin & { count: number }>(Prisma.sql`SELECT ${pinColumns}, count(*) OVER ()::int AS count
    FROM (${toldRows(seen(search, step), search.known)}) AS t WHERE ${inPart(part)} ORDER BY t.id DESC LIMIT ${take}`)
  return { pins: rows.map(({ count: _, ...pin }) => pin), count: rows[0]?.count ?? 0 }
}

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
