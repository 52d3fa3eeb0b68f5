import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCsv } from '@/lib/contacts/csv'
import { csvHead, csvLines, jsonCell } from './csv'

/** A file's values as another program reads them. */
const readBack = (text: string) => parseCsv(text).map(({ cells, problem }) => ({ cells, problem }))

describe('ASVS 1.2.10: what others typed is harmless in a file', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49 170 1', "'+49 170 1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\uFF1D1', "'\uFF1D1"],
    ['\t=1', '␉=1'],
    ['\r=1', '␍=1'],
    ['\n=1', '␊=1'],
    ['=cmd|" /C calc"!A0', `"'=cmd|"" /C calc""!A0"`],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['a\r\nid,=2', '"a␍␊id,=2"'],
    ['\u001b[31mred', '␛[31mred'],
    ['nul\u0000 del\u007f c1\u0085', 'nul␀ del␡ c1\uFFFD'],
    ['abc\u202Egpj', 'abc\uFFFDgpj'],
    ['a\u2028b', 'a\uFFFDb'],
    ['half \ud83d', 'half \uFFFD'],
    ['Zoë 👩‍🚀 東京', 'Zoë 👩‍🚀 東京'],
  ])('%j', (text, written) => expect(csvLines([[text, 'x']])).toBe(`${written},x\r\n`))

  test('numbers stay numbers, also negative ones, and what is not there is empty', () => {
    expect(csvLines([[-33.86, 0, 1e21, true, false, null, '']])).toBe('-33.86,0,1e+21,true,false,,\r\n')
  })

  test('a semicolon stands in quotation marks, so that no reader takes it for the separator', () => {
    expect(csvLines([['id', ';', ';;']])).toBe('id,";",";;"\r\n')
    expect(csvLines([['id', 'a;=1+1', 'b; "@c']])).toBe('id,"a;\'=1+1","b;\' ""@c"\r\n')
  })

  test('whatever is in them, rows are lines of as many values, and no value is a formula', () => {
    const unit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code))
    const special = fc.constantFrom(...['"', ',', '\r', '\n', '=', '+', '-', '@', '\t', '\0', "'", ';', ' '])
    const text = fc.array(fc.oneof(unit, special), { maxLength: 12 }).map((letters) => letters.join(''))
    const rows = fc.array(fc.tuple(fc.constant('id'), text, text), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(rows, (given) => {
        const written = csvLines(given)
        expect(written.split('\r\n')).toHaveLength(given.length + 1)
        expect(written.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u)
        const found = readBack(written)
        expect(found.map(({ cells, problem }) => [cells.length, problem])).toEqual(given.map(() => [3, null]))
        for (const { cells } of found) for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/)
      }),
    )
  })
})

test('a file begins with what tells Excel that it is UTF-8, and its titles', () => {
  expect(csvHead(['id', 'name'])).toBe('\uFEFFid,name\r\n')
  expect(csvLines([])).toBe('')
})

describe('what has parts is JSON that comes back as it was', () => {
  const cellOf = (written: string) => readBack(written)[0]?.cells[1] ?? ''
  const ofOthers = (written: string) => written.split(/[;\r\n]/).map((cell) => cell.replace(/^[\s"]+/, ''))

  test.each([
    { name: '=1\n"x",', tags: ['a', null], deep: { on: true } },
    { name: '=1+1;@SUM(A1)', note: 'a; \t=2;"-3\\;+4' },
    { name: 'turned \u202E, parted \u2028, half \ud83d, deleted \u007f, a mark \uFEFF' },
  ])('%j', (value) => {
    const written = csvLines([['id', jsonCell(value)]])
    expect(JSON.parse(cellOf(written))).toEqual(value)
    for (const cell of ofOthers(written)) expect(cell).not.toMatch(/^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/)
  })

  test('whatever is in it', () => {
    const unit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code))
    const special = fc.constantFrom(...['"', ',', '\n', '=', '+', '-', '@', ';', ';', ' ', '\\', '\u202E'])
    const text = fc.array(fc.oneof(unit, special), { maxLength: 12 }).map((letters) => letters.join(''))
    fc.assert(
      fc.property(fc.record({ name: text, tags: fc.array(text, { maxLength: 3 }) }), (value) => {
        const written = csvLines([['id', jsonCell(value)]])
        expect(JSON.parse(cellOf(written))).toEqual(value)
        expect(written.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\u202E]/u)
        for (const cell of ofOthers(written)) expect(cell).not.toMatch(/^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/)
      }),
    )
  })

  test('nothing is nothing', () => expect(jsonCell(null)).toBe(null))
})
