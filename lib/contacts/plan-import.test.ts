import { describe, expect, test } from 'vitest'
import { planImport } from './plan-import'

const rowsOf = (text: string) => planImport(text).rows

describe('what a file says', () => {
  test('columns are found by their names, in any order and spelling; others are left out', () => {
    const { rows, used, ignored } = planImport('E-Mail;FULL_NAME;Shoe size;name;Starred\nada@example.net;Ada;38;Other;yes\n;Bob;;;no')
    expect([used, ignored]).toEqual([
      ['E-Mail', 'FULL_NAME', 'Starred'],
      ['Shoe size', 'name'],
    ])
    expect(rows).toMatchObject([
      { line: 2, fields: { name: 'Ada', email: 'ada@example.net', favourite: true } },
      { line: 3, fields: { name: 'Bob', email: null, favourite: false } },
    ])
  })

  test('a first and a last name make a name', () => {
    expect(rowsOf('First name,Last name\nAda,Lovelace\nBob,\n,')).toMatchObject([
      { fields: { name: 'Ada Lovelace' } },
      { fields: { name: 'Bob' } },
      { problem: 'A name is needed.' },
    ])
  })

  test('a row that is none says why, with its line; formulas are text', () => {
    const text = 'Name,Email,Birthday\nAda,nobody,\n"Bob\nB",,\n"x"y,,\nCy,,31.12.1990\nDi,,,extra\nEd\n=HYPERLINK(1),,\n+Fi,,,,\n"Gi'
    expect(rowsOf(text).map((row) => [row.line, 'problem' in row ? row.problem : row.fields.name])).toEqual([
      [2, 'This is not an email address.'],
      [3, 'Bob B'],
      [5, expect.stringContaining('Behind a closing')],
      [6, 'Write a day as 1990-12-31.'],
      [7, 'There are 4 values here, and 3 columns in the first line.'],
      [8, 'Ed'],
      [9, '=HYPERLINK(1)'],
      [10, '+Fi'],
      [11, expect.stringContaining('never closed')],
    ])
  })

  test.each([
    ['', 'The file is empty.'],
    [' \n', 'The first line has to name the columns'],
    ['\n\n', 'The file is empty.'],
    ['Email,Phone\na@b.cd,1', 'one of them has to be “Name”'],
    ['Name\n', 'There is no contact in the file'],
    ['"Name\nAda', 'The first line cannot be read.'],
    [`Name\n${'x\n'.repeat(5_001)}`, 'There are 5,001 rows in the file, and one import takes at most 5,000.'],
    ['PK\u0003\u0004\u0000', 'The first line has to name the columns'],
  ])('no list of contacts: %#', (text, message) => expect(() => planImport(text)).toThrow(message))

  test('5,000 rows are taken', () => {
    expect(rowsOf(`Name\n${'x\n'.repeat(5_000)}`).length).toBe(5_000)
  })
})
