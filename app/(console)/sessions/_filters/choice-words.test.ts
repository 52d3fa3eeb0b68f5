import { expect, test } from 'vitest'
import { draftProblem } from '@/app/_explorer/draft-problem'
import { sessionWords } from './choice-words'

test.each([
  ['ip', '10.0.0.0/99', 'IP address “10.0.0.0/99” was not understood. An IP address or a network, such as 192.0.2.7 or 10.0.0.0/8.'],
  ['country', 'Atlantis', 'Country “Atlantis” was not understood. A country is its English name or its two letters, such as Norway or NO.'],
  ['role', 'root', 'Role at sign-in “root” was not understood. One of these: Audit User, Audit Manager, System Administrator.'],
  ['city', '', 'Type a value.'],
] as const)('%s “%s”: %s', (field, value, said) => {
  expect(draftProblem({ field, not: false, value }, sessionWords)).toBe(said)
})
