import { beforeAll, expect, test, vi } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { databaseHealth } from './health'

beforeAll(() => testDatabase())

test('migrations that could not be read once are read again', async () => {
  const away = vi.spyOn(process, 'cwd').mockReturnValue('/nowhere')
  expect(await databaseHealth()).toBe('migrations')
  away.mockRestore()
  expect(await databaseHealth()).toBeNull()
})
