import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/scripts/project'
import { allCities } from './cities'
import { coded, codesOf } from './codes'
import { labelsOf } from './labels'
import type { Atlas } from './shapes'

const atlas = (file: string): Atlas => JSON.parse(readFileSync(join(projectRoot, 'node_modules/world-atlas', file), 'utf8'))

/** The files of `public/outlines`, by name. */
export function makeOutlines(): Readonly<Record<string, string>> {
  const cities = allCities()
  const [coarse, fine] = [atlas('countries-110m.json'), atlas('countries-50m.json')]
  const codes = codesOf(fine, cities)
  return {
    'coarse.json': JSON.stringify(coded(coarse, codesOf(coarse, cities))),
    'fine.json': JSON.stringify(coded(fine, codes)),
    'labels.json': JSON.stringify(labelsOf(fine, codes, cities)),
  }
}
