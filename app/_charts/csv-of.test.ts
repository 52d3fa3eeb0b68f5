import { expect, test } from 'vitest'
import { csvOf } from './csv-of'

test('cells are quoted where they must be', () => {
  expect(
    csvOf([
      ['Country', 'Sessions'],
      ['Congo, "DR"', '12'],
    ]),
  ).toBe('\uFEFFCountry,Sessions\r\n"Congo, ""DR""",12\r\n')
})

test('nor does a semicolon begin one', () => {
  expect(csvOf([['a; =1+1', '\uFF1D1']])).toBe('\uFEFF"a;\' =1+1",\'\uFF1D1\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('what a spreadsheet would run stays text: %s', (text) => {
  expect(csvOf([[text]])).toContain(`'${text}`)
})
