import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { GeoBox } from '@/lib/db/geo-box'
import { read } from '@/lib/db/read'
import type { SessionFilter } from '@/lib/db/session-filter'
import type { PointPart, PointPin } from '@/lib/db/session-point-scans'
import type { SessionRow } from '@/lib/sessions/schema'
import { toSessionRow } from '@/lib/sessions/to-row'
import { corrections } from './corrections'
import { boxOf } from './map-box'

/** A session and where the map shows it. */
export type PinnedSession = { readonly row: SessionRow; readonly pin: PointPin }

type Question = { readonly filter: SessionFilter; readonly part: PointPart; readonly at?: Date | undefined }

/** Told markers are rounded: what lies on their edge must not be lost by that. */
const EDGE = 1e-4
const wider = ({ south, west, north, east }: GeoBox): GeoBox => ({
  ...{ south: south - EDGE, west: west - EDGE, north: north + EDGE, east: east + EDGE },
})

async function withRows(ctx: Context, pins: readonly PointPin[]): Promise<readonly PinnedSession[]> {
  const rows = pins.length === 0 ? [] : await read(ctx).session.some(pins.map(({ id }) => id))
  const byId = new Map(rows.map((row) => [row.id, toSessionRow(ctx, row)]))
  return pins.flatMap((pin) => {
    const row = byId.get(pin.id)
    return row === undefined ? [] : [{ row, pin }]
  })
}

/** The newest sessions of a marker, or of what stands beside the map, at most `take`. */
export async function sessionsAt(ctx: Context, { filter, part, at }: Question, take: number): Promise<readonly PinnedSession[]> {
  assertMay(ctx, 'session.list')
  const seen = 'box' in part ? { box: boxOf(wider(part.box)) } : part
  return withRows(ctx, await read(ctx).session.pinsIn({ filter, at, known: await corrections(ctx) }, seen, take))
}

/** These sessions, as far as they are in sight, in the order asked. */
export async function sessionsPinned(ctx: Context, ids: readonly string[]): Promise<readonly PinnedSession[]> {
  assertMay(ctx, 'session.list')
  if (ids.length === 0) return []
  const pins = await read(ctx).session.pins(ids, await corrections(ctx))
  const byId = new Map(pins.map((pin) => [pin.id, pin]))
  return withRows(
    ctx,
    ids.flatMap((id) => byId.get(id) ?? []),
  )
}
