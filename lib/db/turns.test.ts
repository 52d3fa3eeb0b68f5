import { expect, test } from 'vitest'
import { Turns } from './turns'

const room = { all: 3, each: 2, waiting: 2, waitMs: 60 }
const tick = () => new Promise((resolve) => setTimeout(resolve, 5))

/** Work that ends when it is told to; `begun` tells whose did begin, in that order. */
function workshop(turns: Turns) {
  const begun: string[] = []
  const ends: Record<string, () => void> = {}
  const start = (key: string, name = key) =>
    turns.take(key, () => {
      begun.push(name)
      return new Promise<string>((resolve) => {
        ends[name] = () => resolve(name)
      })
    })
  return { begun, start, end: (name: string) => ends[name]?.() }
}

test('a few at once, and of one person fewer, so that others come before those who ask for much', async () => {
  const { begun, start, end } = workshop(new Turns(room))
  const all = [start('ann', 'a1'), start('ann', 'a2'), start('ann', 'a3'), start('bob', 'b1'), start('cyd', 'c1')]
  await tick()
  expect(begun).toEqual(['a1', 'a2', 'b1'])
  end('b1')
  await tick()
  expect(begun).toEqual(['a1', 'a2', 'b1', 'c1'])
  end('a1')
  await tick()
  expect(begun.at(-1)).toBe('a3')
  for (const name of ['a2', 'a3', 'c1']) end(name)
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'b1', 'c1'])
})

test('whoever waits for too long, or as one too many, is told so and takes no place later', async () => {
  const { begun, start, end } = workshop(new Turns(room))
  const held = [start('ann', 'a1'), start('ann', 'a2')]
  const late = [start('ann', 'a3'), start('ann', 'a4')]
  await expect(start('ann', 'a5')).rejects.toMatchObject({ code: 'unavailable' })
  for (const one of late) await expect(one).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('Try again') })
  end('a1')
  end('a2')
  await Promise.all(held)
  const next = start('ann', 'a6')
  await tick()
  expect(begun).toEqual(['a1', 'a2', 'a6'])
  end('a6')
  await next
})

test('a place is free again where the work failed', async () => {
  const turns = new Turns({ ...room, all: 1 })
  await expect(turns.take('ann', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await turns.take('bob', async () => 'done')).toBe('done')
})
