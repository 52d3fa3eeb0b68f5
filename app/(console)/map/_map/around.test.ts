import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseView } from '@/lib/analytics/map-input'
import { around } from './around'

const latitude = (y: number) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
const held = (y: number) => Math.max(0.0001, Math.min(0.9999, y))

test('whatever a screen shows, what is asked for around it holds it, and is told of', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 280, max: 7_000 }),
      fc.integer({ min: 320, max: 760 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: -200, max: 200 }),
      (zoom, wide, high, y, lon) => {
        const pixels = 256 * 2 ** zoom
        const half = (wide / pixels) * 180
        const [north, south] = [latitude(held(y - high / pixels / 2)), latitude(held(y + high / pixels / 2))]
        const seen = { box: { south, north, west: Math.max(-790, lon - half), east: Math.min(790, lon + half) }, zoom }
        const { box } = around(seen)
        expect(box.west).toBeLessThanOrEqual(seen.box.west)
        expect(box.east).toBeGreaterThanOrEqual(seen.box.east)
        const text = [box.south, box.west, box.north, box.east].map((degrees) => degrees.toFixed(6)).join()
        expect(parseView(new URLSearchParams({ zoom: String(zoom), box: text })).zoom).toBe(zoom)
      },
    ),
    { numRuns: 2_000 },
  )
})
