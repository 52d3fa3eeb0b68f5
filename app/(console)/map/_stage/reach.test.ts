import { expect, test } from 'vitest'
import { staysOne } from './reach'

test('what is apart only on a street stays one sign; two cities come apart', () => {
  expect(staysOne([52.52, 13.4, 52.52, 13.4])).toBe(true)
  expect(staysOne([52.52, 13.4, 52.521, 13.402])).toBe(true)
  expect(staysOne([52.4, 13.0, 52.52, 13.4])).toBe(false)
  expect(staysOne([-17, 179.9, -17, 180.1])).toBe(false)
})
