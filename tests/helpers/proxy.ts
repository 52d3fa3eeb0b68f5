import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '@/scripts/cluster/port'
import { projectRoot } from '@/scripts/project'
import { ensureProgram } from '@/scripts/test/program'

/** The name that the documentation's blocks are about. */
export const SITE = 'rollcall.example.org'

export type RunningProxy = { readonly securePort: number; readonly plainPort: number; readonly stop: () => Promise<void> }

/** The one block of docs/operations.md in this language: what is tried is what is documented. */
function documented(language: string): string {
  const text = readFileSync(join(projectRoot, 'docs/operations.md'), 'utf8')
  const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].filter(([, found]) => found === language)
  if (blocks.length !== 1) throw new Error(`docs/operations.md has ${blocks.length} blocks of ${language}.`)
  return blocks[0]?.[2] ?? ''
}

/** Puts one text in the place of another, which must be there. */
function put(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`"${from}" stands no more in the documented configuration.`)
  return text.replaceAll(from, to)
}

function certificate(folder: string): { cert: string; key: string } {
  const [cert, key] = [join(folder, 'site.pem'), join(folder, 'site.key')]
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const made = spawnSync(ensureProgram('openssl'), [
    ...args,
    '-subj',
    `/CN=${SITE}`,
    '-addext',
    `subjectAltName=DNS:${SITE}`,
    '-keyout',
    key,
    '-out',
    cert,
  ])
  if (made.status !== 0) throw new Error(`openssl failed: ${made.stderr}`)
  return { cert, key }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const state = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false)
  socket.destroy()
  return state
}

async function run(
  file: string,
  args: readonly string[],
  folder: string,
  ports: { securePort: number; plainPort: number },
): Promise<RunningProxy> {
  const child = spawn(file, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      said += part
    })
  const gone = once(child, 'exit')
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGKILL')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
  for (const end = Date.now() + 20_000; !(await answers(ports.securePort)); await sleep(50)) {
    if (child.exitCode === null && Date.now() < end) continue
    await stop()
    throw new Error(`${file} does not start:\n${said}`)
  }
  return { ...ports, stop }
}

/** Starts nginx with the documented configuration, before the Rollcall on `port`. */
export async function startNginx(port: number): Promise<RunningProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-nginx-'))
  const ports = { securePort: await freePort(), plainPort: await freePort() }
  const { cert, key } = certificate(folder)
  let site = put(documented('nginx'), '127.0.0.1:3000', `127.0.0.1:${port}`)
  site = put(site, 'listen 80;', `listen 127.0.0.1:${ports.plainPort};`)
  site = put(site, 'listen 443 ssl', `listen 127.0.0.1:${ports.securePort} ssl`)
  site = put(put(site, `/etc/ssl/${SITE}.pem`, cert), `/etc/ssl/${SITE}.key`, key)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${join(folder, name)};`)
  const main = [`pid ${join(folder, 'pid')};`, 'daemon off;', 'master_process off;', process.getuid?.() === 0 ? 'user root;' : '']
  writeFileSync(join(folder, 'nginx.conf'), [...main, 'events {}', 'http {', 'access_log off;', ...temporary, site, '}'].join('\n'))
  return await run(ensureProgram('nginx'), ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], folder, ports)
}

/** Starts Caddy with the documented configuration and an authority of its own, before the Rollcall on `port`. */
export async function startCaddy(port: number): Promise<RunningProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-caddy-'))
  const ports = { securePort: await freePort(), plainPort: await freePort() }
  mkdirSync(join(folder, 'storage'))
  const own = ['admin off', `http_port ${ports.plainPort}`, `https_port ${ports.securePort}`, 'default_bind 127.0.0.1']
  const authority = ['local_certs', 'skip_install_trust', `storage file_system ${join(folder, 'storage')}`]
  const site = put(documented('caddy'), '127.0.0.1:3000', `127.0.0.1:${port}`)
  writeFileSync(join(folder, 'Caddyfile'), ['{', ...own, ...authority, '}', site].join('\n'))
  return await run(ensureProgram('caddy'), ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')], folder, ports)
}
