import { describe, expect, test } from 'vitest'
import { viewOf } from './map-cells'

describe('whole cells that a box touches', () => {
  const lat = { south: -10, north: 10 }
  test.each([
    ['the world', { south: -85.05, west: -180, north: 85.05, east: 180 }, { cells: 64, west: 0, east: 63, north: 0, south: 63 }],
    ['a part of it', { ...lat, west: 0, east: 11.25 }, { cells: 64, west: 32, east: 34, north: 30, south: 33 }],
    ['across the 180th meridian', { ...lat, west: 175, east: 185 }, { cells: 64, west: 63, east: 0, north: 30, south: 33 }],
    ['nearly all around', { ...lat, west: 1, east: 360.5 }, { cells: 64, west: 0, east: 63, north: 30, south: 33 }],
    ['more than all around', { ...lat, west: -500, east: 500 }, { cells: 64, west: 0, east: 63, north: 30, south: 33 }],
  ])('%s', (_what, box, view) => expect(viewOf(box, 2)).toEqual(view))
})
