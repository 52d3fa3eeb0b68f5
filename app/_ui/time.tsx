import type { ClockView } from './clock-view'
import { relative, until } from './relative'
import { shortStamp } from './stamp'

/**
 * Relative first, absolute after it; the exact ISO time is the tooltip (set by `Clock` when it is asked for, which also keeps the
 * relative part fresh). A function and not a component: lists call it a hundred times.
 */
export function time(iso: string, clock: ClockView) {
  return [
    <time key="t" dateTime={iso}>
      {relative(Date.parse(iso), clock.now)}
    </time>,
    shortStamp(iso, clock),
  ]
}

/** The same of a deadline. */
export function timeUntil(iso: string, clock: ClockView) {
  return [
    <time key="t" dateTime={iso} data-ends="">
      {until(Date.parse(iso), clock.now)}
    </time>,
    shortStamp(iso, clock),
  ]
}
