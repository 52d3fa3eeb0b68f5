import { createHash } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { letterKinds, letterOf, sampleFacts, sampleSession } from '@/tests/helpers/sample-letters'
import { type LetterLink, linkAddress } from './letter-link'
import type { LetterKind, ToldSession } from './letters'
import { type RenderedLetter, renderLetter } from './render-letter'

const look = { productName: 'Rollcall', origin: 'http://localhost:3000' }
const rendered = (kind: LetterKind, facts: object = {}) =>
  renderLetter({ ...letterOf(kind), facts: { ...sampleFacts[kind], ...facts } }, look)
const ofSession = (session: Partial<ToldSession>) => rendered('new_sign_in', { session: { ...sampleSession, ...session } })
/** What stands behind a label in the plain part. */
const said = ({ text }: RenderedLetter, label: string) => new RegExp(`^${label}: +(.*)$`, 'm').exec(text)?.[1]

describe('a letter of any kind', () => {
  test.each(letterKinds)('%s: both parts name the person, the product and where it comes from, and why it came', async (kind) => {
    const { subject, html, text } = await rendered(kind)
    expect(subject).toContain('Rollcall')
    expect(text).toMatch(/^.+\n=+\n\nHello Grace Hopper,\n\n/)
    expect(text).toMatch(/\n-- \nYou get this letter because [^.]+\./)
    expect(text).toContain('Letter 0195f2aa-7c11-7a3e-9d52-3f0c1b2a4d5e')
    for (const part of ['Hello Grace Hopper,', 'You get this letter because', 'href="http://localhost:3000"', 'prefers-color-scheme:dark'])
      expect(html).toContain(part)
    expect(html).not.toMatch(/<img|<script|<link|url\(/)
    expect(text).not.toMatch(/undefined|null|\[object|NaN/)
    expect(html).not.toMatch(/undefined|>null|\[object|NaN/)
  })

  test.each(letterKinds)('%s: one secret at most, that of its link, told alike in both parts', async (kind) => {
    const { html, text } = await rendered(kind)
    const links = Object.values(sampleFacts[kind]).filter(
      (fact): fact is LetterLink => typeof fact === 'object' && fact !== null && 'id' in fact,
    )
    const secrets = (part: string) => new Set(part.match(/[A-Za-z0-9_-]{43}/g) ?? [])
    const own = new Set(links.map((link) => linkAddress(link).slice(-43)))
    expect([secrets(html), secrets(text)]).toEqual([own, own])
    for (const link of links) expect(text).toMatch(new RegExp(`^${linkAddress(link)}$`, 'm'))
  })

  test('is the same to the byte, whatever the clock and the zone of the process', async () => {
    const digest = async () =>
      createHash('sha256')
        .update(JSON.stringify(await rendered('new_sign_in')))
        .digest('hex')
    const first = await digest()
    vi.stubEnv('TZ', 'Pacific/Auckland')
    const second = await digest()
    vi.unstubAllEnvs()
    expect(second).toBe(first)
  })

  test('of a kind that is not known, or with facts that do not fit, is an error that tells none of them', async () => {
    await expect(renderLetter({ ...letterOf('test'), kind: 'constructor' }, look)).rejects.toThrow('a kind that is not known')
    const wrong = rendered('new_sign_in', { notMe: { kind: 'not_me', id: 'secret' }, session: { ...sampleSession, at: 'yesterday' } })
    await expect(wrong).rejects.toThrow('new_sign_in do not fit: session.at, notMe.id.')
    for (const facts of [null, 'x', [], {}])
      await expect(renderLetter({ ...letterOf('role_changed'), facts }, look)).rejects.toThrow('do not fit')
  })
})

describe('a session in a letter', () => {
  test('when: in the person’s own zone, with the day there, and in UTC; one that is not known or none is UTC', async () => {
    const late = { at: '2026-11-27T23:30:00.000Z', zone: 'Asia/Tokyo' }
    const { text } = await ofSession(late)
    expect(text).toMatch(/When: +Saturday 28 November 2026, 08:30 \(Asia\/Tokyo\)\n +Friday 27 November 2026, 23:30 UTC\n/)
    for (const zone of [null, 'Mars/Base', 'UTC'])
      expect((await ofSession({ ...late, zone })).text).toMatch(/When: +Friday 27 November 2026, 23:30 UTC\nDevice/)
  })

  test.each([
    ['about Oslo, Norway (within 50 km)', {}],
    ['about Oslo, Norway (within 1,200 km)', { accuracyKm: 1200 }],
    ['about Oslo, Norway', { accuracyKm: null }],
    ['about Viken, Norway (within 200 km)', { city: null, region: 'Viken', accuracyKm: 200 }],
    ['about somewhere in Norway, not known more exactly', { city: null, region: null }],
    ['not known: no location data has this address', { city: null, region: null, country: null }],
    ['private network; such addresses tell no place', { networkClass: 'private' }],
    ['not known: no address was seen', { networkClass: 'unknown', ip: null }],
    [
      'a hosting network or VPN near Frankfurt, Germany; the person may have been elsewhere',
      { networkClass: 'hosting', city: 'Frankfurt', country: 'DE' },
    ],
    ['a hosting network or VPN; where the person was cannot be told', { networkClass: 'hosting', city: null, region: null, country: null }],
  ])('where: %s', async (place, session) => {
    expect(said(await ofSession(session), 'Place')).toBe(place)
  })

  test.each([
    ['Firefox on Linux, desktop', {}],
    ['Firefox, mobile', { os: null, deviceType: 'mobile' }],
    ['Linux', { browser: null, deviceType: 'unknown' }],
    ['an unknown browser', { browser: null, os: null, deviceType: 'toString' }],
  ])('with what: %s', async (device, session) => {
    expect(said(await ofSession(session), 'Device')).toBe(device)
  })

  test('the address stands as it is, its operator beside it; what is none is no link', async () => {
    expect((await ofSession({ ip: '2001:db8::1', asnOrg: null })).text).toMatch(/^IP address: +2001:db8::1\nSign-in/m)
    expect(said(await ofSession({ ip: 'http://evil.example' }), 'IP address')).toBe('http:\u200B/\u200B/\u200Bevil.\u200Bexample')
  })
})

describe('what single kinds say', () => {
  test('a new sign-in: why it is told, both ways on at one address, and where to choose', async () => {
    const { text, html } = await rendered('new_sign_in', { why: 'unusual_place', newIn: 'country' })
    expect(text).toContain('from an unusual place. You had never signed in from that country before.')
    expect(text).toContain('You get this letter because the place is unusual for you.')
    expect(text).toContain('http://localhost:3000/account')
    const address = linkAddress(sampleFacts.new_sign_in.notMe)
    expect(html.split(`href="${address}"`).length - 1).toBe(3)
    expect(html).toMatch(/>This wasn’t me<.*>Yes, it was me</s)
  })

  test('a session that was ended: how many others, the manager’s message line by line', async () => {
    expect((await rendered('session_ended')).text).toContain('has ended this session of yours and 2 others.')
    expect((await rendered('session_ended')).text).toContain(
      'The manager says:\n> Please call the desk before you sign in again.\n> Extension 4711.\n',
    )
    const bare = (await rendered('session_ended', { others: 0, message: null })).text
    expect(bare).toContain('A manager ended your session\n')
    expect(bare).not.toMatch(/manager says|other/)
  })

  test('a digest tells each, and how many it does not tell', async () => {
    const { subject, text } = await rendered('digest')
    expect(subject).toBe('12 notices from Rollcall')
    expect(text.match(/^\* /gm)).toHaveLength(4)
    expect(text).toContain('* And 9 more\n')
    expect((await rendered('digest', { count: 3 })).text).not.toContain('* And')
  })

  test('an invitation tells the address whole, since it is to be typed', async () => {
    const to = (address: string) => renderLetter({ ...letterOf('invitation'), to: { name: 'Grace', address } }, look)
    expect(said(await to('grace.hopper+a@example.org'), 'You sign in with')).toBe('grace.hopper+a@example.org')
    expect(said(await to('evil.example/x@example.org'), 'You sign in with')).toContain('evil.\u200Bexample/\u200Bx@')
    const long = `${'ü'.repeat(64)}@${'é'.repeat(180)}.example`
    expect(said(await to(long), 'You sign in with')).toBe(long)
  })

  test('how long a link works: an invitation 72 hours, a forgotten password 30 minutes', async () => {
    expect((await rendered('invitation')).text).toContain('72 hours')
    expect((await rendered('forgotten_password')).text).toContain('30 minutes')
    expect((await rendered('new_sign_in')).text).toContain('seven days')
  })

  test('a name that is written from right to left stands for itself, and a long one is cut', async () => {
    const { subject, text } = await rendered('case_opened', { who: `שרה ${'x'.repeat(300)}` })
    expect(text).toMatch(/\u2068שרה x+…\u2069 says of this session/)
    expect(subject).not.toMatch(/[\u2068\u2069]/)
    expect(subject.length).toBeLessThanOrEqual(141)
  })
})
