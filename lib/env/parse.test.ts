import { describe, expect, test } from 'vitest'
import { EnvironmentError, parseEnvironment } from './parse'

function problemsOf(raw: Record<string, string>): readonly string[] {
  try {
    parseEnvironment(raw)
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems
    throw error
  }
  return []
}

describe('environment', () => {
  test('needs nothing, as in a build', () => {
    expect(parseEnvironment({})).toMatchObject({ port: 3000, host: '127.0.0.1', appUrl: null, databaseUrl: undefined, trustedProxies: [] })
  })

  test('an empty value counts as unset', () => {
    expect(parseEnvironment({ PORT: '', APP_URL: '', AUTH_SECRET: '' })).toEqual(parseEnvironment({}))
  })

  test('ASVS 13.x a short secret is refused, and the message does not repeat it', () => {
    const [problem = ''] = problemsOf({ AUTH_SECRET: 'canary-short' })
    expect(problem).toContain('AUTH_SECRET')
    expect(problem).not.toContain('canary')
  })

  test.each([
    ['PORT', 'seventy'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['APP_URL', 'rollcall.example.org'],
    ['APP_URL', 'ftp://rollcall.example.org'],
    ['APP_URL', 'https://example.org/rollcall'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATA_DIR', 'data'],
    ['CRON_SECRET', 'e'.repeat(31)],
    ['CRON_SECRET', 'four words that are long enough'.padEnd(40, '.')],
    ['CRON_SECRET', 'é'.repeat(40)],
    ['METRICS_TOKEN', `${'e'.repeat(40)}\t`],
    ['AUTH_SECRET', 'é'.repeat(15)],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.0/8, proxy.local'],
    ['PLATFORM_ADDRESS_HEADER', 'x-vercel-forwarded-for, x-real-ip'],
    ['PLATFORM_ADDRESS_HEADER', '10.0.0.1'],
    ['PLATFORM_ADDRESS_HEADER', 'x-rollcall-edge'],
    ['PLATFORM_ADDRESS_HEADER', 'host'],
    ['EXAMPLE_CONTACTS', 'yes'],
    ['MAP_TILES_URL', 'tiles.example.org/{z}/{x}/{y}.png'],
    ['MAP_TILES_URL', 'https://{s}.example.org/{z}/{x}/{y}.png'],
    ['MAP_TILES_URL', 'https://tiles.example.org/{z}/{x}.png'],
    ['MAP_TILES_CREDIT', 'x'.repeat(201)],
    ['ROLLCALL_SCHEDULER', 'no'],
    ['SMTP_URL', 'mail.example.org:587'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'smtp://ada:50%off@mail.example.org'],
    ['SMTP_URL', 'smtp://ada:caf%E9@mail.example.org'],
    ['SMTP_URL', 'smtp://mail.example.org:587/inbox'],
    ['SMTP_URL', 'https://mail.example.org'],
    ['RESEND_API_KEY', 're_1 2'],
    ['RESEND_API_KEY', 'ré_12'],
    ['RESEND_BASE_URL', 'api.resend.com'],
    ['ADMIN_EMAIL', 'nobody'],
    ['ADMIN_PASSWORD', 'short'],
  ])('%s=%s is refused by name', (name, value) => {
    const problems = problemsOf({ [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name}: `))
  })

  test.each([
    ['10.0.0.1', ['10.0.0.1']],
    ['10.0.0.0/8,2001:db8::/32', ['10.0.0.0/8', '2001:db8::/32']],
    [' ::1 ,\t127.0.0.0/8 ', ['::1', '127.0.0.0/8']],
  ])('trusted proxies: %s', (text, list) => {
    expect(parseEnvironment({ TRUSTED_PROXIES: text }).trustedProxies).toEqual(list)
  })

  test.each([
    'smtp://127.0.0.1:2525',
    'smtps://a%40b:p%2Fw@mail.example.org:465',
    'smtp://[::1]:25',
    'smtp://mail.example.org?requireTLS=true',
  ])('a mail server: %s', (SMTP_URL) => {
    expect(parseEnvironment({ SMTP_URL }).smtpUrl).toBe(SMTP_URL)
  })

  test('the header of a platform is one, and has small letters', () => {
    expect(parseEnvironment({}).platformAddressHeader).toBeUndefined()
    expect(parseEnvironment({ PLATFORM_ADDRESS_HEADER: 'X-Vercel-Forwarded-For' }).platformAddressHeader).toBe('x-vercel-forwarded-for')
  })

  test.each([
    [undefined, false],
    ['off', false],
    ['on', true],
  ])('the worked example is offered where it is asked for: %s', (EXAMPLE_CONTACTS, offered) => {
    expect(parseEnvironment({ EXAMPLE_CONTACTS }).exampleContacts).toBe(offered)
  })

  test.each([
    [undefined, true],
    ['on', true],
    ['off', false],
  ])('the jobs run by the clock unless that is switched off: %s', (ROLLCALL_SCHEDULER, runs) => {
    expect(parseEnvironment({ ROLLCALL_SCHEDULER }).scheduler).toBe(runs)
  })

  test('a secret is measured in bytes, not letters', () => {
    expect(problemsOf({ AUTH_SECRET: 'é'.repeat(16) })).toEqual([])
  })

  test('all problems are told at once', () => {
    expect(problemsOf({ PORT: 'x', APP_URL: 'y', AUTH_SECRET: 'z' })).toHaveLength(3)
  })
})
