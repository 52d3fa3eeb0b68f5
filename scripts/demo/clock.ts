export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

/** How far the zone's clocks are ahead of UTC around noon of that day, in milliseconds. */
function offsetOf(zone: string, day: number): number {
  const key = `${zone} ${day}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, format)
  const text = format.formatToParts(day * DAY + 12 * HOUR).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(text) ?? []
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE)
  offsets.set(key, offset)
  return offset
}

/** The moment of `minutes` after midnight of a day (days since 1970) on the clocks of a zone. */
export const atLocal = (zone: string, day: number, minutes: number): number => day * DAY + minutes * MINUTE - offsetOf(zone, day)

/** Saturday or Sunday. */
export const isWeekend = (day: number): boolean => (day + 4) % 7 === 6 || (day + 4) % 7 === 0

/** As the recorder writes a moment into `before` and `after`. */
export const told = (at: number): string => `${new Date(at).toISOString().slice(0, -1)}+00:00`
