import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Tells a held server that its stop is near, and waits: /api/health says `stopping` meanwhile, so that a balancer sends nobody there any more
 * before the port is closed. For 0 seconds nothing is told and nothing waited for.
 */
export async function drain(held, seconds) {
  if (!(seconds > 0) || held?.child.connected !== true) return
  held.child.send('stopping', () => {})
  await Promise.race([sleep(seconds * 1000, undefined, { ref: false }), held.exited])
}
