import { expect, test } from 'vitest'
import { fieldDiff } from './field-diff'

const types = { name: 'text', email: 'text' }

test('an update tells what differs, with its types', () => {
  expect(fieldDiff({ before: { name: 'a', email: 'x' }, after: { name: 'b', email: null }, types })).toEqual([
    { name: 'email', type: 'text', before: 'x', after: null },
    { name: 'name', type: 'text', before: 'a', after: 'b' },
  ])
})

test('empty fields of a new record come last, and nothing told is nothing shown', () => {
  const fields = fieldDiff({ before: null, after: { email: null, name: 'a', other: false }, types })
  expect(fields.map(({ name }) => name)).toEqual(['name', 'other', 'email'])
  expect(fields[1]).toEqual({ name: 'other', type: null, before: undefined, after: false })
  expect(fieldDiff({ before: null, after: null, types: {} })).toEqual([])
})

test('what is masked is left out of a new or a removed record, and stays in an update', () => {
  const state = { name: 'a', token_hash: '•••' }
  expect(fieldDiff({ before: null, after: state, types }).map(({ name }) => name)).toEqual(['name'])
  expect(fieldDiff({ before: state, after: null, types }).map(({ name }) => name)).toEqual(['name'])
  expect(fieldDiff({ before: state, after: state, types }).map(({ name }) => name)).toEqual(['name', 'token_hash'])
})
