import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { health } from '@/lib/web/health'
import { projectRoot } from '@/scripts/project'
import { drain } from './drain.mjs'
import { hold, release } from './hold.mjs'

test('a stop that is near is announced: connections are given up, requests still served, and it ends with the server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-drain-'))
  const log = join(folder, 'port')
  const preload = ['preload.cjs', 'supervise/lifeline.cjs'].flatMap((file) => ['--require', join(projectRoot, 'scripts', file)])
  const held = hold({
    file: process.execPath,
    args: [...preload, join(projectRoot, 'scripts/preload/tiny-server.cjs')],
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    lifeline: true,
    log,
  })
  await expect.poll(() => existsSync(log) && readFileSync(log, 'utf8')).toMatch(/^\d+\n$/)
  const connection = async () => (await fetch(`http://127.0.0.1:${readFileSync(log, 'utf8').trim()}/`)).headers.get('connection')
  expect(await connection()).toBe('keep-alive')
  await drain(held, 0)
  expect(await connection()).toBe('keep-alive')
  const drained = drain(held, 600)
  await expect.poll(connection).toBe('close')
  await release(held, 'SIGKILL', 0)
  await drained
  rmSync(folder, { recursive: true, force: true })
})

test('health turns red while a stop is near', async () => {
  const key = Symbol.for('rollcall.edge')
  const shared = globalThis as { [key]?: object }
  shared[key] = { secret: 'of this process', stopping: true }
  const answer = await health()
  delete shared[key]
  expect([answer.status, await answer.json()]).toEqual([503, { status: 'unavailable', problem: 'stopping' }])
})
