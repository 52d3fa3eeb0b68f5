import { describe, expect, test } from 'vitest'
import { dayOf, firstOf, highestAt, isId, lastOf, lowestAt, momentOf } from './id-days'
import { parsePosition, positionOf } from './session-sort'

const MIDNIGHT = Date.UTC(2026, 10, 24)

describe('ids and days', () => {
  test('a day holds its first and its last id and none of its neighbours', () => {
    const day = dayOf(MIDNIGHT)
    expect([dayOf(MIDNIGHT - 1), dayOf(MIDNIGHT), dayOf(MIDNIGHT + 86_399_999)]).toEqual([day - 1, day, day])
    expect([momentOf(firstOf(day)), momentOf(lastOf(day))]).toEqual([MIDNIGHT, MIDNIGHT + 86_399_999])
    expect(lastOf(day - 1) < firstOf(day)).toBe(true)
    expect(lowestAt(MIDNIGHT)).toBe('01a20ada-2c00-0000-0000-000000000000')
    expect(highestAt(MIDNIGHT)).toBe('01a20ada-2c00-ffff-ffff-ffffffffffff')
  })

  test('the bounds of a day are written as ids are', () => {
    const day = dayOf(MIDNIGHT)
    expect([firstOf(day), lastOf(day), firstOf(day).toUpperCase()].map(isId)).toEqual([true, true, true])
    expect(['', 'no id', `${firstOf(day)}0`, `${firstOf(day)}\n`, firstOf(day).replaceAll('-', '')].map(isId)).toEqual(Array(5).fill(false))
  })

  test('moments that no id can have are cut to those that one can', () => {
    expect(lowestAt(-5)).toBe('00000000-0000-0000-0000-000000000000')
    expect(highestAt(Number.MAX_SAFE_INTEGER)).toBe('ffffffff-ffff-ffff-ffff-ffffffffffff')
  })
})

describe('positions in the address', () => {
  const id = '019ab306-c400-7abc-8def-001122334455'

  test.each([
    ['user', 'Ünal Öz'],
    ['-city', ''],
    ['ip', '2001:db8::7'],
    ['-activity', '1764000000123456'],
  ] as const)('%s %j comes back whole', (sort, value) => {
    expect(parsePosition(sort, positionOf(value, id))).toEqual({ id, value })
  })

  test.each([
    ['-started', 'no id'],
    ['-started', `${id}'`],
    ['-started', positionOf('x', id)],
    ['user', id],
    ['user', `${id}.e`],
    ['user', `${id}.eA.eA`],
    ['user', positionOf('\u0000', id)],
    ['ip', positionOf('300.1.1.1', id)],
    ['ip', positionOf('fe80::1%eth0', id)],
    ['activity', positionOf('1e9', id)],
  ] as const)('%s %j is none', (sort, text) => {
    expect(parsePosition(sort, text)).toBeNull()
  })
})
