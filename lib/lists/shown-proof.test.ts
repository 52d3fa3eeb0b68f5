import { describe, expect, test } from 'vitest'
import { shownProof, wasShown } from './shown-proof'

const mine = { sessionId: '01900000-0000-7000-8000-000000000001' }
const theirs = { sessionId: '01900000-0000-7000-8000-000000000002' }
const rows = { rows: ['a', 'b'] }
const nothing = { list: 'session?q=x', searchedTo: 'a' }
const list = { list: 'session?status=active', newest: 'a' }

describe('the proof that something was shown', () => {
  test('holds for the same rows in any order, and for the same list', () => {
    expect(wasShown(mine, { rows: ['b', 'a'] }, shownProof(mine, rows))).toBe(true)
    expect(wasShown(mine, { ...list }, shownProof(mine, list))).toBe(true)
    expect(wasShown(mine, { ...nothing }, shownProof(mine, nothing))).toBe(true)
  })

  test.each([
    ['of another session', theirs, rows, shownProof(mine, rows)],
    ['of fewer rows', mine, rows, shownProof(mine, { rows: ['a'] })],
    ['of more rows', mine, { rows: ['a'] }, shownProof(mine, rows)],
    ['of another list', mine, { ...list, list: 'session?' }, shownProof(mine, list)],
    ['of another row', mine, { ...list, newest: 'b' }, shownProof(mine, list)],
    ['of a list, for how far it was searched', mine, nothing, shownProof(mine, { list: 'session?q=x', newest: 'a' })],
    ['of another place', mine, { ...nothing, searchedTo: 'b' }, shownProof(mine, nothing)],
    ['of rows, for a list', mine, list, shownProof(mine, { rows: ['a'] })],
    ['that is none', mine, rows, null],
    ['that is made up', mine, rows, 'x'.repeat(43)],
    ['that brings a value of its own', mine, rows, `x.${shownProof(mine, rows)}`],
  ])('does not hold: one %s', (_, who, what, proof) => expect(wasShown(who, what, proof)).toBe(false))
})
