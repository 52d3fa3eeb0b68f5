import type { ToldSession } from './letters'

/** The columns of a session that a letter tells: those of its sign-in, whatever it moved to since. */
export const toldColumns = {
  ...{ startedAt: true, deviceType: true, browser: true, os: true, ipFirst: true, networkClass: true },
  ...{ city: true, region: true, country: true, accuracyKm: true, asnOrg: true, method: true },
} as const

type Row = Omit<ToldSession, 'at' | 'zone' | 'ip'> & { readonly startedAt: Date; readonly ipFirst: string | null }

/** A session's row as a letter to its owner tells it; `zone` is the owner's. */
export function toldSession(row: Row, zone: string | null): ToldSession {
  const { startedAt, ipFirst, deviceType, browser, os, networkClass, city, region, country, accuracyKm, asnOrg, method } = row
  const told = { deviceType, browser, os, networkClass, city, region, country, accuracyKm, asnOrg, method }
  return { ...told, at: startedAt.toISOString(), zone, ip: ipFirst }
}
