import { expect, test } from 'vitest'
import type { Share } from './analysis'
import { newestOf, outdatedOf } from './outdated'

const shares = (browser: string, versions: Readonly<Record<string, number>>): Share[] =>
  Object.entries(versions).map(([browserVersion, count]) => ({ where: { browser, browserVersion }, count }))
const outdated = (all: readonly Share[], of = all) =>
  outdatedOf(all, newestOf(of)).map(({ browser, before, count }) => `${count} of ${browser} before ${before}`)

test('four major versions behind the newest that is seen is outdated, three is not', () => {
  expect(outdated(shares('Chrome', { 142: 10, 139: 5, 138: 2, 99: 1 }))).toEqual(['3 of Chrome before 139'])
  expect(outdated([...shares('Chrome', { 142: 1 }), ...shares('Firefox', { 120: 1 })])).toEqual([])
})

test('Safari has a release a year, and after 18 came 26', () => {
  expect(outdated(shares('Safari', { 26: 5, 18: 5, 17: 1, 16: 1 }))).toEqual(['2 of Safari before 18'])
  expect(outdated(shares('Safari', { 27: 5, 26: 5, 18: 2 }))).toEqual(['2 of Safari before 26'])
})

test('what next to nobody has makes nobody old', () => {
  expect(outdated(shares('Chrome', { 999: 1, 142: 199, 130: 3 }))).toEqual(['3 of Chrome before 139'])
  expect(outdated(shares('Chrome', { 999: 2, 142: 100 }))).toEqual(['100 of Chrome before 996'])
})

test('versions that are no numbers, and browsers that are not known, are not judged', () => {
  expect(outdated([...shares('', { 1: 4, 142: 5 }), ...shares('Chrome', { '': 3, nightly: 2, 142: 9 })])).toEqual([])
})

test('a filter does not make what it leaves new', () => {
  const all = shares('Chrome', { 142: 10, 130: 2 })
  expect(outdated(all.slice(0, 1), all)).toEqual(['2 of Chrome before 139'])
})
