import { expect, test } from 'vitest'
import { stillTyped } from './still-typed'

const shown = JSON.stringify({ name: 'Ada', note: 'one\ntwo', favourite: 'on' })

test.each([
  [{ name: 'Ada', note: 'one\r\ntwo', favourite: 'on' }, {}],
  [{ name: 'Ada L', note: 'one\r\ntwo', favourite: 'on' }, { name: 'Ada L' }],
  [
    { name: '', note: 'one\ntwo' },
    { name: '', favourite: '' },
  ],
  [{ name: 'Ada', note: 'one\ntwo', favourite: 'on', seen: 'x' }, { seen: 'x' }],
])('of %j was typed %j', (sent, typed) => expect(stillTyped({ ...sent, shown })).toEqual(typed))

test('where it is not known what was shown, all of it was', () => {
  expect(stillTyped({ name: 'Ada' })).toEqual({ name: 'Ada' })
  expect(stillTyped({ name: 'Ada', shown: '{' })).toEqual({ name: 'Ada' })
})
