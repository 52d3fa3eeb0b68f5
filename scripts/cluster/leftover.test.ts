import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { waitForDatabase } from './connect'
import { clearLeftover } from './leftover'
import { startScratchCluster } from './scratch'

function clusterWithPid(text?: string): string {
  const cluster = join(mkdtempSync(join(tmpdir(), 'leftover-')), 'cluster')
  mkdirSync(cluster)
  if (text !== undefined) writeFileSync(join(cluster, 'postmaster.pid'), text)
  return cluster
}

describe('what an earlier run left behind', () => {
  test('nothing is nothing', async () => {
    expect(await clearLeftover(clusterWithPid())).toBeUndefined()
  })

  test('a pid file of a process that is gone is left to PostgreSQL', async () => {
    const cluster = clusterWithPid('4194303\n')
    expect(await clearLeftover(cluster)).toBe('recovering after a crash')
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(true)
  })

  test('a pid file that names a process of another kind is removed, and that process lives', async () => {
    const cluster = clusterWithPid(`${process.pid}\n`)
    expect(await clearLeftover(cluster)).toBe('removed a stale pid file')
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false)
  })

  test('a server that still runs is stopped, and the data can be used again with the same passwords', async () => {
    const home = mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'rollcall-leftover-'))
    const first = await startScratchCluster(home, 'one', 'the same password')
    const second = await startScratchCluster(home, 'one', 'the same password')
    expect(second.pid).not.toBe(first.pid)
    await waitForDatabase(second.appUrl('one'), () => true)
    await second.stop()
    rmSync(home, { recursive: true, force: true })
  })
})
