import { describe, expect, test } from 'vitest'
import { Gate } from './gate'

describe('gate', () => {
  test('never lets more through at once than it has places, and all get through', async () => {
    const gate = new Gate(2, 100)
    let inside = 0
    let most = 0
    const visit = async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setTimeout(resolve, 2))
      inside -= 1
      return true
    }
    const done = await Promise.all(Array.from({ length: 50 }, () => gate.pass(visit)))
    expect(done).toHaveLength(50)
    expect(most).toBe(2)
  })

  test('turns away at once what finds no bench', async () => {
    const gate = new Gate(1, 1)
    let open = () => {}
    const first = gate.pass(() => new Promise<void>((resolve) => (open = resolve)))
    const second = gate.pass(async () => 'second')
    await expect(gate.pass(async () => 'third')).rejects.toMatchObject({ code: 'too_many' })
    open()
    await first
    expect(await second).toBe('second')
  })

  test('a failure gives its place back', async () => {
    const gate = new Gate(1, 0)
    await expect(gate.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await gate.pass(async () => 'in')).toBe('in')
  })
})
