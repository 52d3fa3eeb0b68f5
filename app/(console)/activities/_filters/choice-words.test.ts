import { expect, test } from 'vitest'
import { draftProblem } from '@/app/_explorer/draft-problem'
import { offers } from '@/app/_explorer/offers'
import type { ActivityChoice } from '@/lib/activities/activity-fields'
import { activityWords } from './choice-words'

test.each([
  ['outcome', 'fine', 'Outcome “fine” was not understood. One of these: Done, Refused, Failed.'],
  ['action', 'up!', 'Action “up!” was not understood. It is a small word, as in update.'],
  ['ip', 'x', 'IP address “x” was not understood. An IP address or a network, such as 192.0.2.7 or 10.0.0.0/8.'],
] as const)('%s “%s”: %s', (field, value, said) => expect(draftProblem({ field, not: false, value }, activityWords)).toBe(said))

const offered = (field: ActivityChoice, typed: string, occurring: readonly string[] = []) =>
  offers(
    activityWords,
    field,
    typed,
    occurring.map((value) => ({ value, label: value })),
  ).map(({ value, label }) => (value === label ? value : [value, label]))

test('names are offered by the words of the page, and found by both', () => {
  expect(offered('type', 'one-time', ['token', 'contact'])).toEqual(['One-time link'])
  expect(offered('type', 'token', ['token', 'contact'])).toEqual([['One-time link', 'token']])
  expect(offered('action', 'price', ['price_changed', 'in'])).toEqual(['price changed'])
  expect(offered('outcome', 'done')).toEqual(['Done'])
  expect(offered('session', 'no')).toEqual(['No session'])
})

test('a word that means another value stands for none', () => {
  expect(offered('action', 'sign', ['sign_in', 'in'])).toEqual([['sign_in', 'sign in'], 'Sign in'])
})

test('who is no user is called as in the list', () => {
  expect(offered('actor', 'nightly', ['job:nightly import'])).toEqual([['job:nightly import', 'Job nightly import']])
})
