import 'server-only'
import { cookies } from 'next/headers'
import { isHttps } from '@/lib/env/app-origin'
import { preferenceSeconds, themeCookie } from './preference-cookies'

/** Brings a person's theme to this browser, so that the first paint of the next page is right. Null is what the system says. */
export async function keepTheme(theme: 'light' | 'dark' | null): Promise<void> {
  const jar = await cookies()
  jar.set(themeCookie, theme ?? 'system', { path: '/', sameSite: 'lax', secure: isHttps(), maxAge: preferenceSeconds })
}
