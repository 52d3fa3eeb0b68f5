import { cookies } from 'next/headers'
import { knownZone } from '@/lib/time/zones'
import { currentStanding } from '@/lib/web/guard'
import { themeCookie, timesCookie, zoneCookie } from '@/lib/web/preference-cookies'
import { parseTheme, type Theme } from './theme'

/** The look that this browser keeps: read on the server, so that the first paint is right. Signing in brings the person's own. */
export async function readTheme(): Promise<Theme> {
  return parseTheme((await cookies()).get(themeCookie)?.value)
}

type Preferences = {
  readonly theme: Theme
  /** In which times are shown. */
  readonly zone: string
  /** The person's own, chosen or the browser's, and whether times are shown in UTC instead. */
  readonly ownZone: string
  readonly utc: boolean
}

/** How things are shown to whoever is signed in: in UTC, in the time zone that they chose, or in the browser's. */
export async function readPreferences(): Promise<Preferences> {
  const [standing, theme, jar] = await Promise.all([currentStanding(), readTheme(), cookies()])
  const ownZone = knownZone(standing?.timeZone) ?? (await readBrowserZone())
  const utc = jar.get(timesCookie)?.value === 'utc'
  return { theme, ownZone, utc, zone: utc ? 'UTC' : ownZone }
}

/** What the browser said of its zone, else UTC. */
export async function readBrowserZone(): Promise<string> {
  return knownZone((await cookies()).get(zoneCookie)?.value) ?? 'UTC'
}
