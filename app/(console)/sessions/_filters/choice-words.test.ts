import { expect, test } from 'vitest'
import { draftProblem } from '@/app/_explorer/draft-problem'
import { offers } from '@/app/_explorer/offers'
import type { ChoiceField } from '@/lib/sessions/choice-fields'
import { sessionWords } from './choice-words'
import { valueName } from './value-name'

test.each([
  ['ip', '10.0.0.0/99', 'IP address “10.0.0.0/99” was not understood. An IP address or a network, such as 192.0.2.7 or 10.0.0.0/8.'],
  ['country', 'Atlantis', 'Country “Atlantis” was not understood. A country is its English name or its two letters, such as Norway or NO.'],
  ['role', 'root', 'Role at sign-in “root” was not understood. One of these: Audit User, Audit Manager, System Administrator.'],
  ['city', '', 'Type a value.'],
] as const)('%s “%s”: %s', (field, value, said) => {
  expect(draftProblem({ field, not: false, value }, sessionWords)).toBe(said)
})

const offered = (field: ChoiceField, typed: string, occurring: readonly string[] = []) =>
  offers(
    sessionWords,
    field,
    typed,
    occurring.map((value) => ({ value, label: value })),
  ).map(({ value, label }) => (value === label ? value : [value, label]))

test('a country is offered by its name, found by name and code', () => {
  expect(offered('country', 'nOr', ['DE', 'NO'])).toEqual(['Norway'])
  expect(offered('country', 'de', ['DE', 'NO'])).toEqual([['Germany', 'DE']])
  expect(offered('country', '', ['DE'])).toEqual(['Germany', 'Unknown'])
})

test('what is one of a few is found by its word and by its name', () => {
  expect(offered('reason', 'SIGNED')).toEqual(['Signed out'])
  expect(offered('reason', 'signed_out')).toEqual([['Signed out', 'signed_out']])
  expect(offered('device', 'unk')).toEqual(['Unknown device'])
})

test('a part of the map is told in words', () => {
  expect(valueName('map', 'hosting', {})).toBe('Hosting')
  expect(valueName('map', '4-137-83-10000000000', {})).toBe('near 52.9° N, 13.4° E')
})

test('people stand there by name and address', () => {
  const person = { value: '01900000-0000-7000-8000-000000000001', label: 'Ann: Bell (ann@example.org)' }
  expect(offers(sessionWords, 'user', 'ann', [person])).toEqual([{ value: person.label, label: person.label }])
})
