import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCsv } from './csv'

const cellsOf = (text: string) => parseCsv(text).map(({ cells }) => cells)

describe('RFC 4180', () => {
  test.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['\uFEFFa,b', [['a', 'b']]],
    [
      '"a","b"\n"c ""d"" e","f,\r\ng"',
      [
        ['a', 'b'],
        ['c "d" e', 'f,\r\ng'],
      ],
    ],
    [
      'a,,\n,,',
      [
        ['a', '', ''],
        ['', '', ''],
      ],
    ],
    ['a\n\n\r\n\nb', [['a'], ['b']]],
    [
      'a;b;"c;d"\n1,5;2',
      [
        ['a', 'b', 'c;d'],
        ['1,5', '2'],
      ],
    ],
    ['a\tb\n"c\td"', [['a', 'b'], ['c\td']]],
    [
      '"x,y,z";b\nc;d',
      [
        ['x,y,z', 'b'],
        ['c', 'd'],
      ],
    ],
    [' a , "b"', [[' a ', ' "b"']]],
    ['a"b,c', [['a"b', 'c']]],
    ['""', []],
    ['', []],
    ['=1+1,@x', [['=1+1', '@x']]],
  ])('%j', (text, cells) => expect(cellsOf(text)).toEqual(cells))

  test('records know the line on which they begin, and what is wrong with them', () => {
    expect(parseCsv('n,m\r\n"two\r\nlines",x\r\n\r\n"a"b,c\nlast,1\n"open,\nto the end')).toEqual([
      { line: 1, cells: ['n', 'm'], problem: null },
      { line: 2, cells: ['two\r\nlines', 'x'], problem: null },
      { line: 5, cells: ['a', 'c'], problem: expect.stringContaining('Behind a closing quotation mark') },
      { line: 6, cells: ['last', '1'], problem: null },
      { line: 7, cells: ['open,\nto the end'], problem: expect.stringContaining('never closed') },
    ])
  })

  test('whatever is written by the book is read back, with every delimiter and line end', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('"', '""', ',', ';', '\t', '\r\n', '\n', ' ', '=1', '\uFEFF'))
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1 }))
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\r\n', '\n', '\r'), (rows, delimiter, end) => {
        expect(cellsOf(rows.map((row) => row.map(quote).join(delimiter)).join(end))).toEqual(rows)
      }),
    )
  })

  test('a megabyte of quotation marks, or of nothing, takes time by its length and not by the square of it', () => {
    const began = performance.now()
    for (const text of [
      '"'.repeat(1_000_000),
      ','.repeat(1_000_000),
      '\n'.repeat(1_000_000),
      '"a\n'.repeat(330_000),
      '"",'.repeat(330_000),
    ])
      parseCsv(text)
    expect(performance.now() - began).toBeLessThan(20_000)
  }, 60_000)
})
