import { en } from '@/lib/i18n/en'
import { knownZone } from '@/lib/time/zones'

const { inZone, inUtc } = en.letters

function timeIn(zone: string, at: Date): string {
  const format = (how: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...how }).format(at)
  const day = format({ day: 'numeric', month: 'long', year: 'numeric' })
  return `${format({ weekday: 'long' })} ${day}, ${format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`
}

/** An instant as letters say it: in the person's own zone, where they have chosen one that is known, and in UTC. */
export function momentLines(at: Date, zone: string | null): readonly string[] {
  const utc = inUtc(timeIn('UTC', at))
  const own = knownZone(zone)
  return own === null || own === 'UTC' ? [utc] : [inZone(timeIn(own, at), own), utc]
}
