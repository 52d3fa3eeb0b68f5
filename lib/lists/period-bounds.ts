import { dayAfter, dayOf, isDay, startOfDay } from '@/lib/time/zoned-day'

// Each end of a period is a day of the viewer's zone, or an instant (lib/time/moment-text.ts): hours that a clock shows twice have no other name.

/** The first moment of a period that begins with this. */
export const beginOf = (bound: string, zone: string): Date => (isDay(bound) ? startOfDay(bound, zone) : new Date(bound))

/** The first moment after a period that ends with this: a day is counted, an instant is not. */
export const endOf = (bound: string, zone: string): Date => (isDay(bound) ? startOfDay(dayAfter(bound, 1), zone) : new Date(bound))

/** The day on which a period begins. */
export const firstDay = (bound: string, zone: string): string => (isDay(bound) ? bound : dayOf(new Date(bound), zone))

/** The last day of which anything is in a period. */
export const lastDay = (bound: string, zone: string): string => (isDay(bound) ? bound : dayOf(new Date(Date.parse(bound) - 1), zone))
