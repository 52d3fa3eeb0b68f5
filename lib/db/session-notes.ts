import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { addressBeside } from './namesakes'

/** Who noted something beside a record, when (ISO 8601) and why; in detail with what is to stand beside the name (lib/db/namesakes.ts). */
export type Noted = { readonly byName: string; readonly byAddress?: string | null; readonly at: string; readonly reason: string | null }

/** What a browser's device is called; a null label calls it as before. */
export type DeviceNote = Noted & { readonly label: string | null }

/** Where the session's address truly is; said for this session alone, or for every session that has the address. */
export type PlaceNote = Noted & {
  readonly country: string
  readonly region: string | null
  readonly city: string | null
  readonly scope: 'session' | 'address'
}

/** Whoever reads the detail is told who it was; lists do not show it. */
type Reader = Context | null

function noted(reader: Reader, alias: 'l' | 'p'): Prisma.Sql {
  const of = (column: string) => Prisma.raw(`${alias}.${column}`)
  const address = reader === null ? Prisma.empty : Prisma.sql`, 'byAddress', ${addressBeside(reader, of('by_name'), of('by_id'))}`
  return Prisma.sql`'byName', ${of('by_name')}, 'at', ${of('at')}, 'reason', ${of('reason')}${address}`
}

/** The newest label of the session's browser. For the list it is worked out for the rows of one page only: an index look-up each. */
const deviceNote = (
  reader: Reader,
) => Prisma.sql`(SELECT jsonb_build_object('label', l.label, ${noted(reader, 'l')}) FROM public.device_labels l
  WHERE l.user_id = s.user_id AND l.browser_id = s.browser_id ORDER BY l.id DESC LIMIT 1)`

const correction = (
  reader: Reader,
  scope: 'session' | 'address',
  where: Prisma.Sql,
) => Prisma.sql`(SELECT CASE WHEN p.country IS NOT NULL THEN
  jsonb_build_object('country', p.country, 'region', p.region, 'city', p.city, 'scope', ${Prisma.raw(`'${scope}'`)}, ${noted(reader, 'p')}) END
  FROM public.place_corrections p WHERE ${where} ORDER BY p.id DESC LIMIT 1)`

/** The correction in force: the session's own for its present address, else the one for the address. A withdrawn one counts as none. */
const placeNote = (reader: Reader) => Prisma.sql`COALESCE(
  ${correction(reader, 'session', Prisma.sql`p.session_id = s.id AND p.ip IS NOT DISTINCT FROM s.ip`)},
  ${correction(reader, 'address', Prisma.sql`p.session_id IS NULL AND p.ip = s.ip`)})`

export const noteColumns = (reader: Reader) => Prisma.sql`${deviceNote(reader)} AS "deviceNote", ${placeNote(reader)} AS "placeNote"`
