import { expect, test } from 'vitest'
import { among, named, words } from './list-field'
import { type Given, listReader, type Misunderstood } from './list-query'

const fields = {
  kind: among({ a: 'First', b: 'Second' }),
  city: words(10, true),
  type: { ...named({ token: 'One-time link', a_b: 'Both' }, true, { token: 'Linked' }), lacking: 'No type' },
}
const read = (given: Given) => {
  const reader = listReader(given)
  return { ...reader.choices(fields), text: reader.text(), period: reader.period(), misunderstood: reader.misunderstood }
}

test('what is asked for in its normal form, in order and once', () => {
  const { choices, text, period, misunderstood } = read({ kind: ['b', '!a', 'b'], city: '', q: ' ann ', since: '7d' })
  expect(choices).toEqual({ kind: ['!a', 'b'], city: [''] })
  expect([text, period]).toEqual(['ann', { since: '7d' }])
  expect(misunderstood).toEqual([])
})

test.each<[Given, Misunderstood[]]>([
  [{ kind: 'c' }, [{ part: 'kind', value: 'c' }]],
  [{ kind: '' }, [{ part: 'kind', value: '' }]],
  [{ city: 'x'.repeat(11) }, [{ part: 'city', value: 'x'.repeat(11) }]],
  [{ city: 'a\u0000b' }, [{ part: 'city', value: 'a␀b' }]],
  [{ since: 'ever' }, [{ part: 'since', value: 'ever' }]],
  [{ from: '2026-02-30' }, [{ part: 'from', value: '2026-02-30' }]],
  [{ q: '\ud800' }, [{ part: 'q', value: '\ufffd' }]],
  [{ kind: Array.from({ length: 21 }, () => 'a') }, [{ part: 'kind', value: 'a …', most: { n: 20, of: 'values' } }]],
])('%j is left out and told', (given, told) => expect(read(given).misunderstood).toEqual(told))

test('the form for one more filter adds to what is there', () => {
  expect(read({ kind: 'a', add: 'kind', op: 'not', value: ' b ' }).choices).toEqual({ kind: ['!b', 'a'] })
  expect(read({ add: 'city', op: 'is', value: 'unknown' }).choices).toEqual({ city: [''] })
})

test('what the form added is told, in its normal form', () => {
  expect(read({ add: 'kind', op: 'not', value: ' Second ' }).added).toEqual({ field: 'kind', choice: '!b' })
  expect(read({ add: 'kind', value: 'c' }).added).toBeNull()
  expect(read({ kind: 'a' }).added).toBeNull()
})

test.each([
  ['token', 'token'],
  ['ONE-TIME  link', 'token'],
  ['linked', 'token'],
  ['Both', 'a_b'],
  ['A b', 'a_b'],
  ['Order Item', 'order_item'],
  ['unknown', ''],
  ['no TYPE', ''],
  ['__proto__', undefined],
  ['x!', undefined],
])('a name “%s” means “%s”', (value, meant) => {
  const { choices, draft } = read({ add: 'type', op: 'is', value })
  expect([choices.type, draft === null]).toEqual(meant === undefined ? [undefined, false] : [[meant], true])
})

test.each<[Given, object | null]>([
  [
    { add: 'city', op: 'is', value: ' ' },
    { field: 'city', not: false, value: '' },
  ],
  [
    { add: 'kind', op: 'not', value: ' c ' },
    { field: 'kind', not: true, value: 'c' },
  ],
  [
    { add: 'kind', op: 'is', value: 'Unknown' },
    { field: 'kind', not: false, value: 'Unknown' },
  ],
  [{ add: 'kind', op: 'is', value: 'first' }, null],
  [{ add: 'nothing', value: 'a' }, null],
])('%j stays in its form where it cannot be', (given, draft) => {
  expect(read(given)).toMatchObject({ draft, misunderstood: [] })
})

test('a named span and days hold at once, and 2,000 characters of text mean themselves; more is told, not cut', () => {
  expect(read({ since: '24h', from: '2026-01-01' }).period).toEqual({ since: '24h', from: '2026-01-01' })
  expect(read({ q: 'x'.repeat(2_000) }).text).toHaveLength(2_000)
  expect(read({ q: 'x'.repeat(2_001) })).toMatchObject({
    text: undefined,
    misunderstood: [{ part: 'q', value: 'x'.repeat(80), most: { n: 2_000, of: 'characters' } }],
  })
})

test('days the wrong way round mean the same days', () => {
  expect(read({ from: '2026-02-02', to: '2026-02-01' })).toMatchObject({
    period: { from: '2026-02-01', to: '2026-02-02' },
    misunderstood: [],
  })
})
