import type { SessionLine } from './session-line'

/** What of a row is more than the passing of time: two rows with the same state show the same session. */
export function lineState({ tone, active, ended, device, model, browser, ip, place }: SessionLine): string {
  return JSON.stringify([tone, active[0], ended, device, model, browser, ip, place])
}
