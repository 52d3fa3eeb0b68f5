import type { SessionRow } from '@/lib/sessions/schema'

type Described = Partial<Pick<SessionRow, 'deviceType' | 'browser' | 'os' | 'city' | 'country'>>

/** "Chrome, Windows, Munich": as few words as tell two sessions of one person apart. */
export function inShort({ deviceType, browser, os, city, country }: Described): string {
  return [browser ?? (deviceType === 'unknown' ? null : deviceType), os, city ?? country].filter(Boolean).join(', ')
}

/** A moment as the viewer's own clock shows it. */
export const atClock = (iso: string): string => new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
