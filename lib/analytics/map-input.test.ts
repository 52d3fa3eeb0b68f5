import { describe, expect, test } from 'vitest'
import { parseBox, parseMoment, parsePart, parseView, parseZoom } from './map-input'

const now = new Date('2026-11-26T12:00:00Z')
const clock = { now, visibleSince: new Date('2026-10-27T12:00:00Z') }

describe('what a map is asked by', () => {
  test('a box, also one across the 180th meridian', () => {
    expect(parseBox('-10,170.5,10,190')).toEqual({ south: -10, west: 170.5, north: 10, east: 190 })
  })

  test.each([null, '', '1,2,3', '1,2,3,4,5', 'a,b,c,d', '10,0,-10,5', '-10,20,10,10', '-91,0,0,1', '0,0,0,1e3', 'NaN,0,1,1', '0,0,1,2000'])(
    'no box: %s',
    (text) => expect(() => parseBox(text)).toThrow(/^The part of the map is not right/),
  )

  test.each([null, '', '-1', '19', '2.5', '1e1', 'two'])('no zoom: %s', (text) =>
    expect(() => parseZoom(text)).toThrow(/zoom is not right/),
  )
  test('a zoom', () => expect(parseZoom('12')).toBe(12))

  test('no more of the earth than a screen shows', () => {
    const view = (zoom: number, box: string) => parseView(new URLSearchParams({ zoom: String(zoom), box }))
    expect(view(2, '-85,-800,85,800')).toMatchObject({ zoom: 2, box: { west: -800 } })
    expect(view(12, '48,11,48.3,12.8')).toMatchObject({ zoom: 12 })
    for (const [zoom, box] of [
      [12, '48,11,48.3,14'],
      [12, '48,11,49,12'],
      [4, '-85,-20,85,20'],
      [18, '-85,-180,85,180'],
    ] as const)
      expect(() => view(zoom, box)).toThrow('too large for this zoom')
  })

  test('a moment, or none', () => {
    expect(parseMoment(null, clock)).toBeUndefined()
    expect(parseMoment('2026-11-26T11:00:00.000Z', clock)).toEqual(new Date('2026-11-26T11:00:00Z'))
    // A browser's clock a little ahead means now.
    expect(parseMoment('2026-11-26T12:00:30Z', clock)).toEqual(now)
  })

  test.each([
    ['2026-11-26T13:00:00Z', 'The moment lies in the future.'],
    ['1926-11-26T13:00:00Z', 'The moment lies before what is kept.'],
    ['2026-13-26T13:00:00Z', 'The moment is not right: it is a date and a time in UTC.'],
    ['yesterday', 'The moment is not right: it is a date and a time in UTC.'],
    ['2026-11-26', 'The moment is not right: it is a date and a time in UTC.'],
  ])('no moment: %s', (text, said) => expect(() => parseMoment(text, clock)).toThrow(said))

  test('what is opened', () => {
    expect(parsePart('hosting')).toEqual({ kind: 'hosting' })
    expect(parsePart('2-1-3-10000000000')).toEqual({ cells: 64, keys: [3 * 64 + 1] })
    for (const text of [null, '', 'somewhere', '0,0,1,1']) expect(() => parsePart(text)).toThrow('This is no part of the map.')
  })
})
