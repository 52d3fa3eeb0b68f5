import 'server-only'
import { Prisma } from './generated/client'
import type { MapPart } from './map-part'
import type { SessionFilter } from './session-filter'
import { inPart, seenColumns, toldRows } from './session-point-rows'

/**
 * Whether the map shows session `s` in the parts that are asked for: told by what the map itself tells, so that its numbers are those of the list. Nothing
 * where none is asked for, so that other statements stay as they are. `c` is the settings row.
 */
export function mappedSql({ map }: SessionFilter): Prisma.Sql[] {
  if (map === undefined) return []
  const any = (parts: readonly MapPart[]) => Prisma.join(parts.map(inPart), ' OR ')
  const asked = [
    ...(map.is.length > 0 ? [Prisma.sql`(${any(map.is)})`] : []),
    ...(map.not.length > 0 ? [Prisma.sql`NOT (${any(map.not)})`] : []),
  ]
  if (asked.length === 0) return []
  // One row told by itself: corrections come by their indexes.
  const told = toldRows(Prisma.sql`SELECT ${seenColumns}`, map.known)
  return [Prisma.sql`EXISTS (SELECT 1 FROM (${told}) AS t WHERE ${Prisma.join(asked, ' AND ')})`]
}
