import { preferenceSeconds } from '@/lib/web/preference-cookies'

/** Keeps a harmless preference in a cookie that the server reads at the next render. */
export function writeCookie(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore does not exist on plain http.
  document.cookie = `${name}=${value}; path=/; max-age=${preferenceSeconds}; samesite=lax${secure}`
}
