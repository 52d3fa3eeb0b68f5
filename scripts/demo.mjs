import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { supervise } from './supervise/supervise.mjs'

// A folder of its own, where the database's user gets to, that goes with the process, whatever the environment or .env says: never somebody's real data.
const folder = mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'rollcall-demo-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.env.DATA_DIR = folder
process.env.EXAMPLE_CONTACTS = 'on'
for (const name of [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_DIRECT_URL',
  'AUTH_SECRET',
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'DEMO_SIGN_INS',
]) {
  process.env[name] = ''
}

await supervise(dirname(dirname(fileURLToPath(import.meta.url))), 'demo')
