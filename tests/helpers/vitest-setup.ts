import { randomUUID } from 'node:crypto'
import { afterAll } from 'vitest'
import { addressOf, closeTestDatabase } from './database'

// Before a test file imports lib/db: the environment is read once. The database itself is made by testDatabase().
const name = `test_${randomUUID().replaceAll('-', '')}`
process.env.ROLLCALL_TEST_DATABASE = name
process.env.DATABASE_URL = addressOf('app', name)
process.env.EXAMPLE_CONTACTS = 'on'
process.env.AUTH_SECRET = 'a secret for tests only, 48 bytes long, not used.'
for (const unset of [
  'APP_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_DIRECT_URL',
  'TRUSTED_PROXIES',
  'GEOIP_DB_PATH',
  'MAP_TILES_URL',
  'CRON_SECRET',
  'METRICS_TOKEN',
  'LOG_LEVEL',
  'RESEND_API_KEY',
  'SMTP_URL',
  'ROLLCALL_SCHEDULER',
])
  delete process.env[unset]

afterAll(closeTestDatabase)
