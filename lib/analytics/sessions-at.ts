import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { MapPart } from '@/lib/db/map-part'
import { read } from '@/lib/db/read'
import type { SessionFilter } from '@/lib/db/session-filter'
import type { PointPin } from '@/lib/db/session-point-scans'
import { knownPlaces } from '@/lib/sessions/known-places'
import type { SessionRow } from '@/lib/sessions/schema'
import { toSessionRow } from '@/lib/sessions/to-row'

/** A session and where the map shows it. */
export type PinnedSession = { readonly row: SessionRow; readonly pin: PointPin }

async function withRows(ctx: Context, pins: readonly PointPin[]): Promise<readonly PinnedSession[]> {
  const rows = pins.length === 0 ? [] : await read(ctx).session.some(pins.map(({ id }) => id))
  const byId = new Map(rows.map((row) => [row.id, toSessionRow(ctx, row)]))
  return pins.flatMap((pin) => {
    const row = byId.get(pin.id)
    return row === undefined ? [] : [{ row, pin }]
  })
}

/** The newest sessions of a part of the map, at most `take`, and how many are in it. */
export async function sessionsAt(
  ctx: Context,
  filter: SessionFilter,
  part: MapPart,
  take: number,
): Promise<{ readonly sessions: readonly PinnedSession[]; readonly count: number }> {
  assertMay(ctx, 'session.list')
  const { pins, count } = await read(ctx).session.pinsIn({ filter, known: await knownPlaces(ctx) }, part, take)
  return { sessions: await withRows(ctx, pins), count }
}

/** These sessions, as far as they are in sight, in the order asked. */
export async function sessionsPinned(ctx: Context, ids: readonly string[]): Promise<readonly PinnedSession[]> {
  assertMay(ctx, 'session.list')
  if (ids.length === 0) return []
  const pins = await read(ctx).session.pins(ids, await knownPlaces(ctx))
  const byId = new Map(pins.map((pin) => [pin.id, pin]))
  return withRows(
    ctx,
    ids.flatMap((id) => byId.get(id) ?? []),
  )
}
