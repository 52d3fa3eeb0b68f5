import { isIP } from 'node:net'
import { z } from 'zod'

/** Shortest secret that is accepted, in bytes (RFC 2104 recommends no key shorter than the hash). */
const MIN_SECRET_BYTES = 32

const secret = z
  .string()
  .refine(
    (text) => Buffer.byteLength(text) >= MIN_SECRET_BYTES,
    `must be at least ${MIN_SECRET_BYTES} bytes long; make one with: openssl rand -base64 48`,
  )

/** One that is sent as a bearer token: only what can be seen of ASCII comes through a header as it was (RFC 6750 §2.1 allows less). */
const bearer = secret.regex(
  /^[!-~]+$/,
  'must be of ASCII letters, digits and signs, without spaces; make one with: openssl rand -base64 48',
)

/** From the rarest to the most: `silent` says nothing, `debug` also what machines ask for by the clock. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

const databaseUrl = z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'must look like postgresql://user:password@host:5432/database')

const appUrl = z
  .string()
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : null
    if (url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.pathname === '/' && url.search === '') return url
    context.addIssue('must be an address without a path, such as https://rollcall.example.org')
    return z.NEVER
  })
  .nullable()

/** True for `10.0.0.1`, `10.0.0.0/8`, `2001:db8::/32` (RFC 4632, RFC 4291 §2.3). */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

const networks = z.string().transform((text, context) => {
  const list = text.split(/[\s,]+/).filter((part) => part !== '')
  for (const part of list) if (!isNetwork(part)) context.addIssue(`"${part}" is no address or network such as 10.0.0.0/8`)
  return list
})

/** A header's name (RFC 9110 §5.1), as Node has it: in small letters. None of those that browsers send by themselves, or that are Rollcall's own. */
const addressHeader = z
  .string()
  .transform((name) => name.toLowerCase())
  .refine(
    (name) => /^(?!x-rollcall-|sec-)[a-z][a-z0-9-]*-[a-z0-9-]+$/.test(name),
    'must be the name of a header such as x-vercel-forwarded-for',
  )

/** Where a map's tiles come from. One host only, since the pages' policy names it; a tile's place stands in braces. */
const tilesUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:\/\/[^/{}]+\//.test(text) && ['{z}', '{x}', '{y}'].every((part) => text.includes(part)),
    'must look like https://tiles.example.org/{z}/{x}/{y}.png',
  )

/** Whether it is percent-encoded text (RFC 3986 §2.1). */
function isEncoded(text: string): boolean {
  try {
    return decodeURIComponent(text) !== null
  } catch {
    return false
  }
}

/** A mail server, by name or number; its user and password are decoded before they are sent. */
function isMailServer(text: string): boolean {
  if (!/^smtps?:\/\/[^\s/]+\/?(\?\S*)?$/.test(text) || !URL.canParse(text)) return false
  const { hostname, username, password } = new URL(text)
  return hostname !== '' && isEncoded(username) && isEncoded(password)
}

const smtpUrl = z
  .string()
  .refine(
    isMailServer,
    'must look like smtp://user:password@mail.example.org:587, with user and password percent-encoded where they hold signs',
  )

/** Accounts that the sign-in page offers to everybody. Only the demo has such. */
const signIns = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue('must be JSON; `npm run demo` sets it')
      return z.NEVER
    }
  })
  .pipe(z.array(z.strictObject({ email: z.email(), role: z.string(), password: z.string() })))

/** Every variable that Rollcall reads. An empty value counts as unset. */
export const environmentSchema = z.object({
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(1, 'must be 1 to 65535').max(65_535, 'must be 1 to 65535').default(3000),
  HOST: z.string().default('127.0.0.1'),
  APP_URL: appUrl.default(null),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_OWNER_URL: databaseUrl.optional(),
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  DATA_DIR: z.string().startsWith('/', 'must be an absolute path').optional(),
  AUTH_SECRET: secret.optional(),
  CRON_SECRET: bearer.optional(),
  DRAIN_SECONDS: z.coerce.number({ error: 'must be a number' }).min(0, 'must be 0 to 300').max(300, 'must be 0 to 300').default(0),
  METRICS_TOKEN: bearer.optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).optional(),
  TRUSTED_PROXIES: networks.default([]),
  PLATFORM_ADDRESS_HEADER: addressHeader.optional(),
  GEOIP_DB_PATH: z.string().optional(),
  MAP_TILES_URL: tilesUrl.optional(),
  MAP_TILES_CREDIT: z.string().max(200, 'must have at most 200 characters').default(''),
  ROLLCALL_SCHEDULER: z.enum(['on', 'off'], 'must be on or off').default('on'),
  EXAMPLE_CONTACTS: z.enum(['on', 'off'], 'must be on or off').default('off'),
  DEMO_SIGN_INS: signIns.default([]),
  RESEND_API_KEY: z
    .string()
    .regex(/^[!-~]{1,500}$/, 'must be a key as Resend gives it, without spaces')
    .optional(),
  RESEND_BASE_URL: z.url('must be an address').default('https://api.resend.com'),
  SMTP_URL: smtpUrl.optional(),
  ADMIN_EMAIL: z.email('must be an email address').optional(),
  ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').max(128, 'must have at most 128 characters').optional(),
})
