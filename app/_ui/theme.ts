/** Light, dark, or what the system says. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Cookies in which a browser keeps its look and its time zone; nothing secret. */
export const themeCookie = 'rollcall.theme'
export const zoneCookie = 'rollcall.zone'

/** The theme that the cookie names, else the system's. */
export function parseTheme(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system'
}

/** The IANA zone if this runtime knows it, else UTC: the cookie is a stranger's text. */
export function parseZone(value: string | undefined): string {
  if (!value || !/^[A-Za-z0-9_+/-]{1,64}$/.test(value)) return 'UTC'
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
