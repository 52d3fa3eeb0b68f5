import { expect, test } from 'vitest'
import { AppError } from '@/lib/errors/app-error'
import { beside } from './beside'

test('what there was no time for is something else, every other failure is one', async () => {
  expect(await beside(Promise.resolve(3), null)).toBe(3)
  expect(await beside(Promise.reject(new AppError('unavailable', 'Too busy.')), null)).toBeNull()
  await expect(beside(Promise.reject(new AppError('forbidden', 'No.')), null)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(beside(Promise.reject(new TypeError('a fault of ours')), null)).rejects.toThrow('a fault of ours')
})
