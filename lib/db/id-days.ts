/** Days of ids and back: a UUIDv7 (RFC 9562) begins with its moment in milliseconds. */
const DAY_MS = 86_400_000

/** Whether it is written as an id is. Where a search stopped is too, although it is a UUID of no version (RFC 9562). */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** The moment of an id in milliseconds since 1970. */
export const momentOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

/** UTC days since 1970 until the moment. */
export const dayOf = (ms: number): number => Math.floor(ms / DAY_MS)

const idAt = (ms: number, rest: string) => {
  const hex = Math.min(Math.max(0, Math.floor(ms)), 2 ** 48 - 1)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${rest}`
}

/** Not greater than any id of this moment. */
export const lowestAt = (ms: number): string => idAt(ms, '0000-0000-000000000000')

/** Not less than any id of this moment. */
export const highestAt = (ms: number): string => idAt(ms, 'ffff-ffff-ffffffffffff')

/** The least and the greatest id of a day. */
export const firstOf = (day: number): string => lowestAt(day * DAY_MS)
export const lastOf = (day: number): string => highestAt((day + 1) * DAY_MS - 1)

/** The id next above (1) or next below (-1): a list that begins beyond it begins with the id itself. */
export function besideId(id: string, step: 1 | -1): string {
  const hex = (BigInt(`0x${id.replaceAll('-', '')}`) + BigInt(step)).toString(16).padStart(32, '0')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
