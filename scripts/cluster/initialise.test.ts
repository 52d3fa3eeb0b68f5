import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { initialiseCluster } from './initialise'

test('data of another PostgreSQL stops the start with the way over, word for word, and stays untouched', () => {
  const home = mkdtempSync(join(tmpdir(), 'rollcall-major-'))
  const cluster = join(home, 'cluster')
  mkdirSync(cluster)
  writeFileSync(join(cluster, 'PG_VERSION'), '17\n')
  const start = () => initialiseCluster(cluster, '/nowhere', 'no password', undefined, true)
  for (const step of [
    'belongs to PostgreSQL 17, and this version of Rollcall brings 18. Nothing was changed.',
    `npm run backup -- ${home}.tar.gz`,
    `mv ${home} ${home}.postgresql-17`,
    `cp -p ${home}.postgresql-17/secrets.json ${home}/`,
    `npm run restore -- ${home}.tar.gz --keep-sessions`,
  ])
    expect(start).toThrow(step)
  expect(readdirSync(cluster)).toEqual(['PG_VERSION'])
  rmSync(home, { recursive: true })
})
