import { expect, test } from 'vitest'
import { countBeside } from './list-state'

const at = { before: 'x' }
const page = { rows: [], next: at, previous: null, searchedTo: new Date(0) }
const late = () => new Promise<{ count: number; exact: boolean }>((resolve) => setTimeout(resolve, 60, { count: 0, exact: true }))

test('a page without rows waits until it is known whether there are any', async () => {
  expect(await countBeside(page, late(), false)).toEqual({ known: { count: 0, exact: true } })
})

test('a page with rows does not wait, unless that was asked for', async () => {
  expect(await countBeside({ ...page, rows: [1] }, late(), false)).toHaveProperty('coming')
  expect(await countBeside({ ...page, rows: [1] }, late(), true)).toEqual({ known: { count: 0, exact: true }, plain: true })
})

test('a page that is the whole list has counted it', async () => {
  const whole = { rows: [1, 2], next: null, previous: null, searchedTo: null }
  expect(await countBeside(whole, Promise.resolve(null), false)).toEqual({ known: { count: 2, exact: true } })
})
