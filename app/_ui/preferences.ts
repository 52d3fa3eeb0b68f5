import { cookies } from 'next/headers'
import { parseTheme, parseZone, type Theme, themeCookie, zoneCookie } from './theme'

/** How this browser wants to see things: read on the server, so that the first paint is right. */
export async function readPreferences(): Promise<{ theme: Theme; zone: string }> {
  const jar = await cookies()
  return { theme: parseTheme(jar.get(themeCookie)?.value), zone: parseZone(jar.get(zoneCookie)?.value) }
}
