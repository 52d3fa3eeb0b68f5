import type { UserContext } from '@/lib/access/context'
import type { MapPart } from '@/lib/db/map-part'
import { AppError } from '@/lib/errors/app-error'
import { mapPartOf } from '@/lib/sessions/map-part'
import type { GeoBox } from './geo-box'
import { HIGHEST, projected, WIDEST } from './map-box'

const MOST_ZOOM = 18
/** A clock may be a little ahead of the database's. */
const AHEAD_MS = 60_000

function refuse(message: string): never {
  throw new AppError('invalid', message)
}

/**
 * South, west, north and east in degrees, with commas. Maps go on counting where they go round the earth, so west and east may lie beyond 180.
 * @throws AppError `invalid` for anything else.
 */
export function parseBox(text: string | null): GeoBox {
  const parts = (text ?? '').split(',')
  const [south, west, north, east] = parts.map((part) => (/^-?\d{1,3}(\.\d{1,17})?$/.test(part) ? Number(part) : Number.NaN))
  if (parts.length !== 4 || south === undefined || west === undefined || north === undefined || east === undefined)
    return refuse('The part of the map is not right: it is south, west, north and east in degrees.')
  if (!(south >= -90 && north <= 90 && west >= -900 && east <= 900))
    return refuse('The part of the map is not right: it lies outside of the earth.')
  if (south > north || west > east) return refuse('The part of the map is not right: south comes before north, west before east.')
  return { south, west, north, east }
}

/** @throws AppError `invalid` for anything but a whole number from 0 to 18. */
export function parseZoom(text: string | null): number {
  const zoom = /^\d{1,2}$/.test(text ?? '') ? Number(text) : Number.NaN
  return zoom <= MOST_ZOOM ? zoom : refuse(`The zoom is not right: it is a whole number from 0 to ${MOST_ZOOM}.`)
}

/**
 * What is seen of the earth, and how near. @throws AppError `invalid` also where it is more than any screen shows with what lies around it: what is told of a
 * view is bounded by its size alone.
 */
export function parseView(asked: URLSearchParams): { readonly box: GeoBox; readonly zoom: number } {
  const [box, zoom] = [parseBox(asked.get('box')), parseZoom(asked.get('zoom'))]
  const pixels = 256 * 2 ** zoom
  const high = (projected(box.south, 0)[1] - projected(box.north, 0)[1]) * pixels
  if ((Math.min(360, box.east - box.west) / 360) * pixels > WIDEST || high > HIGHEST)
    refuse('The part of the map is too large for this zoom.')
  return { box, zoom }
}

/** A moment, ISO 8601 in UTC; undefined for none, which is now. @throws AppError `invalid` where it is none, or nothing is known of it. */
export function parseMoment(text: string | null, { now, visibleSince }: Pick<UserContext, 'now' | 'visibleSince'>): Date | undefined {
  if (text === null) return undefined
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms)) return refuse('The moment is not right: it is a date and a time in UTC.')
  if (ms > now.getTime() + AHEAD_MS) return refuse('The moment lies in the future.')
  if (ms < visibleSince.getTime()) return refuse('The moment lies before what is kept.')
  return new Date(Math.min(ms, now.getTime()))
}

/** What of the map is opened, as its markers name it, or what stands beside it. @throws AppError `invalid` */
export const parsePart = (text: string | null): MapPart => mapPartOf(text ?? '') ?? refuse('This is no part of the map.')
