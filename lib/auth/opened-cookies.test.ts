import { expect, test } from 'vitest'
import { openedOnce } from './opened-cookies'

test('a cookie is opened once, what does not open is tried again, and old ones make room', async () => {
  let openings = 0
  const open = async (cookie: string) => {
    openings += 1
    return cookie.startsWith('bad') ? null : `token of ${cookie}`
  }
  expect(await openedOnce('a', open)).toBe('token of a')
  expect(await openedOnce('a', open)).toBe('token of a')
  expect(openings).toBe(1)
  expect(await openedOnce('bad', open)).toBeNull()
  expect(await openedOnce('bad', open)).toBeNull()
  expect(openings).toBe(3)
  for (let i = 0; i < 2_000; i += 1) await openedOnce(`other ${i}`, open)
  await openedOnce('a', open)
  expect(openings).toBe(2_004)
})
