import { blockAround } from '@/lib/origin/address-block'
import type { SessionRow } from '@/lib/sessions/schema'

/**
 * What a row can be filtered by, as it stands in addresses; null is Unknown. Once a row and without names, since every row brings it. A place is the
 * recorded one even where it was corrected: that is what filters know.
 */
export type CellValues = readonly [
  user: string,
  email: string,
  role: string,
  device: string,
  browser: string | null,
  os: string | null,
  network: string,
  block: string | null,
  country: string | null,
  city: string | null,
  reason: string | null,
  endedAt: string | null,
]

export function cellValues(row: SessionRow): CellValues {
  const block = row.ip && blockAround(row.ip)
  return [
    ...([row.userId, row.userEmail, row.role, row.deviceType, row.browser, row.os] as const),
    ...([row.networkClass, block, row.country, row.city, row.endReason, row.endedAt] as const),
  ]
}
