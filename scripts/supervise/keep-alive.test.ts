import { beforeEach, expect, test, vi } from 'vitest'
import { Kept } from './keep-alive.mjs'

const failing = { file: process.execPath, args: ['-e', 'process.exit(3)'], cwd: '.', env: process.env, log: '/dev/null' }
// What it says of each start is for the terminal of a person.
beforeEach(() => void vi.spyOn(process.stderr, 'write').mockReturnValue(true))

const quick = { pause: 1, longPause: 1 }

test('what never gets ready is given up after ten starts', { timeout: 60_000 }, async () => {
  const reason = await new Promise<string>((resolve) => new Kept('database', failing, resolve, quick))
  expect(reason).toBe('The database ended with code 3, again and again.')
})

test('F9 what has been ready is started again for as long as it takes', { timeout: 60_000 }, async () => {
  const giveUp = vi.fn()
  const kept = new Kept('database', failing, giveUp, quick)
  kept.settled = true
  await vi.waitFor(() => expect(kept.starts.length).toBeGreaterThan(13), { timeout: 50_000, interval: 50 })
  kept.stopping = true
  await kept.current.exited
  expect(giveUp).not.toHaveBeenCalled()
})

test('it is left alone where it shall stop', { timeout: 60_000 }, async () => {
  const sleeping = { ...failing, args: ['-e', 'setInterval(() => {}, 1000)'] }
  const kept = new Kept('database', sleeping, () => {}, quick)
  kept.stopping = true
  kept.current.child.kill('SIGTERM')
  await kept.current.exited
  expect(kept.starts.length).toBe(1)
})
