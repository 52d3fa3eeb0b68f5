import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeOutlines } from './outlines/make'
import type { Atlas } from './outlines/shapes'
import { projectRoot } from './project'

const kept = (name: string): string => readFileSync(join(projectRoot, 'public/outlines', name), 'utf8')

test('what the map draws is made of the packages that are named; if not: npm run outlines', { timeout: 120_000 }, () => {
  const made = makeOutlines()
  expect(Object.keys(made).sort()).toEqual(['coarse.json', 'fine.json', 'labels.json'])
  for (const [name, text] of Object.entries(made)) expect(text === kept(name), name).toBe(true)
})

test('countries have the codes that sessions have', () => {
  const atlas = JSON.parse(kept('fine.json')) as Atlas
  const codes = new Set(atlas.objects.countries.geometries.map(({ id }) => id))
  for (const code of ['DE', 'US', 'FR', 'NO', 'XK', 'HK', 'MC', 'FJ', 'TW', 'EH']) expect(codes, code).toContain(code)
})
