import { expect, it } from 'vitest'
import { listenUrl } from './listen'

const direct = 'postgresql://a@db/direct'
const main = 'postgresql://a@db/main'

it.each([
  [direct, main, direct],
  [undefined, main, main],
  [direct, `${main}?pgbouncer=true`, direct],
  [undefined, `${main}?pgbouncer=true`, null],
  [undefined, undefined, null],
])('listens at %s before %s: %s', (directUrl, databaseUrl, expected) => {
  expect(listenUrl(directUrl, databaseUrl)).toBe(expected)
})
