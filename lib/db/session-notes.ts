import 'server-only'
import { Prisma } from './generated/client'

/** Who noted something beside a record, when (ISO 8601) and why. */
export type Noted = { readonly byName: string; readonly at: string; readonly reason: string | null }

/** What a browser's device is called; a null label calls it as before. */
export type DeviceNote = Noted & { readonly label: string | null }

/** Where the session's address truly is; said for this session alone, or for every session that has the address. */
export type PlaceNote = Noted & {
  readonly country: string
  readonly region: string | null
  readonly city: string | null
  readonly scope: 'session' | 'address'
}

const noted = (alias: string) => Prisma.raw(`'byName', ${alias}.by_name, 'at', ${alias}.at, 'reason', ${alias}.reason`)

/** The newest label of the session's browser. For the list it is worked out for the rows of one page only: an index look-up each. */
const deviceNote = Prisma.sql`(SELECT jsonb_build_object('label', l.label, ${noted('l')}) FROM public.device_labels l
  WHERE l.user_id = s.user_id AND l.browser_id = s.browser_id ORDER BY l.id DESC LIMIT 1)`

const correction = (scope: 'session' | 'address', where: Prisma.Sql) => Prisma.sql`(SELECT CASE WHEN p.country IS NOT NULL THEN
  jsonb_build_object('country', p.country, 'region', p.region, 'city', p.city, 'scope', ${Prisma.raw(`'${scope}'`)}, ${noted('p')}) END
  FROM public.place_corrections p WHERE ${where} ORDER BY p.id DESC LIMIT 1)`

/** The correction in force: the session's own for its present address, else the one for the address. A withdrawn one counts as none. */
const placeNote = Prisma.sql`COALESCE(
  ${correction('session', Prisma.sql`p.session_id = s.id AND p.ip IS NOT DISTINCT FROM s.ip`)},
  ${correction('address', Prisma.sql`p.session_id IS NULL AND p.ip = s.ip`)})`

export const noteColumns = Prisma.sql`${deviceNote} AS "deviceNote", ${placeNote} AS "placeNote"`
