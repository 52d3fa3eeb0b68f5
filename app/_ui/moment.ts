import type { ClockView } from './clock-view'
import { relative, until } from './relative'
import { shortStamp } from './stamp'

/** A time in the words that are shown. */
export type Moment = readonly [iso: string, relative: string, stamp: string]

/** Puts an ISO time into words: how long ago or how soon, and its stamp in the viewer's zone. */
export function moment(iso: string, clock: ClockView): Moment {
  return [iso, relative(Date.parse(iso), clock.now), shortStamp(iso, clock)]
}

/** The same of a deadline. */
export const deadline = (iso: string, clock: ClockView): Moment => [iso, until(Date.parse(iso), clock.now), shortStamp(iso, clock)]
