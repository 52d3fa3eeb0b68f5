import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { dataDirectory } from './data-dir'
import { existingSecrets, installationSecrets, secretsFile, serverActionsKey } from './secrets'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'))
})

const mode = () => statSync(secretsFile(folder)).mode & 0o777

describe('secrets of an installation', () => {
  test('are made once, are all different, and only their owner may read them', () => {
    expect(existingSecrets(folder)).toBeUndefined()
    const made = installationSecrets(folder)
    expect(installationSecrets(folder)).toEqual(made)
    expect(new Set(Object.values(made)).size).toBe(3)
    expect(Buffer.byteLength(made.authSecret)).toBeGreaterThanOrEqual(32)
    expect(mode()).toBe(0o600)
  })

  test('are closed again when somebody has opened them', () => {
    installationSecrets(folder)
    chmodSync(secretsFile(folder), 0o644)
    installationSecrets(folder)
    expect(mode()).toBe(0o600)
  })

  test('are never replaced when they are damaged', () => {
    writeFileSync(secretsFile(folder), '{"authSecret":"short"}')
    expect(() => installationSecrets(folder)).toThrow(/is damaged/)
  })

  test('are never made anew beside data that belongs to others', () => {
    installationSecrets(folder)
    mkdirSync(join(folder, 'cluster'))
    writeFileSync(join(folder, 'cluster/PG_VERSION'), '18\n')
    rmSync(secretsFile(folder))
    expect(() => installationSecrets(folder)).toThrow(/is missing/)
  })

  test('the key of the server actions follows from AUTH_SECRET: 32 bytes, and not the secret', () => {
    const key = serverActionsKey('a'.repeat(32))
    expect(key).toBe(serverActionsKey('a'.repeat(32)))
    expect(key).not.toBe(serverActionsKey('b'.repeat(32)))
    expect(Buffer.from(key, 'base64')).toHaveLength(32)
  })
})

test('the data lies outside of the clone, unless DATA_DIR says where', () => {
  expect(dataDirectory(undefined).startsWith(process.cwd())).toBe(false)
  expect(dataDirectory(undefined)).toMatch(/\/rollcall\/[a-z0-9-]+-[0-9a-f]{8}$/)
  expect(dataDirectory('/srv/rollcall')).toBe('/srv/rollcall')
})
