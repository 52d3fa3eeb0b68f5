import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takeLock } from './lock'
import { processIdentity } from './process-identity'

let file: string
const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'lock-')), 'owner.json')
})
afterEach(() => {
  expect(readdirSync(join(file, '..'))).toEqual(existsSync(file) ? ['owner.json'] : [])
})

describe('one owner of a data directory', () => {
  test('the first takes it, the second learns who has it', () => {
    expect(takeLock(file, process.pid)).toBeUndefined()
    expect(takeLock(file, other.pid ?? 0)).toBe(process.pid)
  })

  test.each([
    ['a process that is gone', { pid: 4_194_303, identity: 'boot 1' }],
    ['another process with the same number', { pid: process.pid, identity: 'an earlier boot 17' }],
    ['nothing that can be read', 'half a fi'],
  ])('what a crash left is no owner: %s', (_, content) => {
    writeFileSync(file, JSON.stringify(content))
    expect(takeLock(file, process.pid)).toBeUndefined()
    expect(takeLock(file, other.pid ?? 0)).toBe(process.pid)
  })

  test('two processes that live have two identities, one that is gone has none', async () => {
    expect(processIdentity(process.pid)).toEqual(expect.any(String))
    const pid = other.pid ?? 0
    expect(processIdentity(pid)).not.toBe(processIdentity(process.pid))
    const gone = new Promise((resolve) => other.once('exit', resolve))
    other.kill('SIGKILL')
    await gone
    expect(processIdentity(pid)).toBeUndefined()
  })
})
