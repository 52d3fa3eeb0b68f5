import { expect, test } from 'vitest'
import { matched } from './matched'

const cluster = (key: string, lon: number) => ({ key, lat: 0, lon, isOne: false })
const one = (key: string, lon: number) => ({ key, lat: 0, lon, isOne: true })
type Sign = ReturnType<typeof cluster>
const away = (a: Sign, b: Sign) => Math.abs(a.lon - b.lon)
const keys = (before: Sign[], now: Sign[]) => [...matched(before, now, away, 10)].map(([is, was]) => `${was.key}→${is.key}`).sort()

test('what is told again stays, wherever it went', () =>
  expect(keys([one('a', 0), cluster('b', 0)], [one('a', 50), cluster('b', 9)])).toEqual(['a→a', 'b→b']))

test('a cluster takes the place of the nearest one that is told no more, and of none twice', () => {
  expect(keys([cluster('a', 0), cluster('b', 5)], [cluster('c', 4), cluster('d', 3)])).toEqual(['a→d', 'b→c'])
  expect(keys([cluster('a', 0)], [cluster('b', 10)])).toEqual([])
  expect(keys([cluster('a', 0), cluster('b', 1)], [cluster('b', 1), cluster('c', 2)])).toEqual(['a→c', 'b→b'])
})

test('a session takes the place of nothing else, and nothing else its', () => {
  expect(keys([one('a', 0), cluster('b', 0)], [one('c', 0)])).toEqual([])
  expect(keys([one('a', 0)], [cluster('b', 0)])).toEqual([])
})
