import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@/scripts/cluster/port'
import { ensureProgram } from '@/scripts/test/program'
import { documented, put } from './documented'
import { runProgram } from './program'

/** The name that the documentation's blocks are about. */
export const SITE = 'rollcall.example.org'

export type RunningProxy = { readonly securePort: number; readonly plainPort: number; readonly stop: () => Promise<void> }

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
  const args = ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')]
  return { ...ports, stop: await runProgram(ensureProgram('nginx'), args, { folder, port: ports.securePort }) }
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
  const args = ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')]
  return { ...ports, stop: await runProgram(ensureProgram('caddy'), args, { folder, port: ports.securePort }) }
}
