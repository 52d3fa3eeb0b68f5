import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PointGroup } from '@/lib/db/session-point-scans'
import { cellsAt, mapPartOf } from '@/lib/sessions/map-part'
import { projected } from './map-box'
import { clustersOf } from './map-clusters'

const ZOOM = 4

function group(lat: number, lon: number, of: Partial<PointGroup> = {}): PointGroup {
  const [x, y] = projected(lat, lon).map((at) => Math.floor(at * cellsAt(ZOOM)))
  return {
    ...{ kind: 'place', tone: 'active', recorded: 'DE', country: 'DE', city: null, x: x ?? 0, y: y ?? 0, count: 1, one: null },
    ...{ lat, lon, south: lat, west: lon, north: lat, east: lon },
    ...of,
  }
}

describe('clusters', () => {
  test('what is near is one, with its parts, its bounds and the name of most', () => {
    const [marker, ...others] = clustersOf(
      [
        group(52.5, 13.4, { count: 3, city: 'Berlin', one: null }),
        group(52.4, 13.1, { tone: 'killed', city: 'Potsdam', one: 'x' }),
        group(-33.9, 151.2, { count: 1, city: 'Sydney', country: 'AU', one: 'y' }),
      ],
      ZOOM,
      0,
    )
    expect(marker).toMatchObject({ count: 4, by: [3, 0, 1, 0], city: 'Berlin', bounds: [52.4, 13.1, 52.5, 13.4], one: null })
    expect(marker?.lat).toBeCloseTo(52.475)
    expect(others).toMatchObject([{ count: 1, city: 'Sydney', one: 'y' }])
  })

  test('across the 180th meridian it is one too, and told where the eye is', () => {
    const both = [group(-17, 179.9, { count: 2 }), group(-17, -179.9, { count: 2 })]
    for (const [middle, lon] of [
      [175, 180],
      [-175, -180],
      [185, 180],
    ] as const) {
      const markers = clustersOf(both, ZOOM, middle)
      expect(markers).toHaveLength(1)
      expect(markers[0]?.count).toBe(4)
      expect(markers[0]?.lon).toBeCloseTo(lon)
      const [, west = 0, , east = 0] = markers[0]?.bounds ?? []
      expect(east - west).toBeCloseTo(0.2)
    }
  })

  test('a cell on the far side of the earth is told on one side, whichever of its sessions are looked at', () => {
    const [marker] = clustersOf([group(0, 0.1, { count: 2 }), group(0, 1.3, { tone: 'ended', count: 2 })], ZOOM, -179.5)
    expect(marker?.count).toBe(4)
    expect(marker?.lon).toBeCloseTo(0.7 - 360)
  })

  test('groups of no cell are on no map', () => {
    expect(clustersOf([group(0, 0, { x: null, y: null, lat: null, lon: null })], ZOOM, 0)).toEqual([])
  })

  const points = fc.array(
    fc.record({
      lat: fc.double({ min: -85, max: 85, noNaN: true }),
      lon: fc.double({ min: -180, max: 179.9, noNaN: true }),
      count: fc.integer({ min: 1, max: 500 }),
    }),
    { maxLength: 300 },
  )

  test('none is lost and none is told twice; no sign lies on another; the order is always the same', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: -400, max: 400 }), (given, middle) => {
        const groups = given.map(({ lat, lon, count }) => group(lat, lon, { count }))
        const markers = clustersOf(groups, ZOOM, middle)
        const sum = (all: readonly { readonly count: number }[]) => all.reduce((total, { count }) => total + count, 0)
        expect(sum(markers)).toBe(sum(groups))
        expect(clustersOf(groups.toReversed(), ZOOM, middle).map(({ count }) => count)).toEqual(markers.map(({ count }) => count))
        // Each names the cells that it counts, and no two the same one.
        const keys = markers.flatMap(({ part }) => {
          const told = mapPartOf(part)
          return told !== null && 'keys' in told ? told.keys : []
        })
        const around = cellsAt(ZOOM)
        expect(keys.toSorted()).toEqual([...new Set(groups.map(({ x, y }) => (y ?? 0) * around + (x ?? 0)))].toSorted())
        const counts = markers.map(({ count }) => count)
        expect(counts).toEqual(counts.toSorted((a, b) => b - a))
        for (const { lat, lon, bounds } of markers) {
          expect(Math.abs(lon - middle)).toBeLessThanOrEqual(190)
          expect(lat).toBeGreaterThanOrEqual(bounds[0] - 1e-9)
          expect(lat).toBeLessThanOrEqual(bounds[2] + 1e-9)
        }
      }),
    )
  })
})
