import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

function statusOf(url) {
  return new Promise((resolve) => {
    const request = get(url, { timeout: 5000 }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(undefined))
  })
}

/** Waits until the server says that it is ready; true then, false when `alive` ends first or a minute has passed. */
export async function becomesHealthy(url, alive) {
  for (const end = Date.now() + 60_000; alive() && Date.now() < end; await sleep(100)) {
    if ((await statusOf(url)) === 200) return true
  }
  return false
}
