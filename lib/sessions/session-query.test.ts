import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstOf, lastOf } from '@/lib/db/id-days'
import type { Draft } from '@/lib/lists/list-query'
import type { ChoiceField } from './choice-fields'
import { filterOfQuery } from './session-filter-of'
import { parseSessionQuery } from './session-query'
import { changed, isNarrowed, sessionQueryText, toggled } from './session-query-text'

const parsed = (text: string) => {
  const given: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) given[name] = [...(given[name] ?? []), value]
  return parseSessionQuery(given)
}
const query = (text: string) => parsed(text).query
const id = '01900000-0000-7000-8000-000000000001'

describe('the address of the list', () => {
  test.each([
    ['', ''],
    ['status=active&sort=user&q=ann', 'status=active&q=ann&sort=user'],
    ['sort=-started', ''],
    ['browser=Firefox&browser=Chrome&browser=Chrome', 'browser=Chrome&browser=Firefox'],
    ['country=de&country=!ch&city=', 'country=%21CH&country=DE&city='],
    ['ip=10.1.2.3/8&ip=!::FFFF:10.0.0.1', 'ip=%2110.0.0.1&ip=10.0.0.0%2F8'],
    ['to=2026-11-07&from=2026-11-01', 'from=2026-11-01&to=2026-11-07'],
    ['from=2026-11-01&since=7d', 'since=7d&from=2026-11-01'],
    [`after=${id}&before=${id}`, `before=${id}`],
    // Where a search stops that ran out of time.
    [`before=${firstOf(20_000)}`, `before=${firstOf(20_000)}`],
    [`after=${lastOf(20_000)}`, `after=${lastOf(20_000)}`],
    ['add=browser&op=not&value=Chrome&browser=Safari', 'browser=%21Chrome&browser=Safari'],
    ['add=city&op=is&value=unknown', 'city='],
    ['add=city&op=not&value=+Unknown+&city=Bonn', 'city=%21&city=Bonn'],
    ['add=device&op=is&value=Unknown+device', 'device=unknown'],
    ['add=reason&op=is&value=signed+OUT', 'reason=signed_out'],
    ['add=country&op=not&value=norWAY&country=germany', 'country=%21NO&country=DE'],
    ['role=Audit+Manager', 'role=audit_manager'],
    ['status=&q=+&from=', ''],
  ])('%s is %s', (given, normal) => {
    const { query: found, misunderstood } = parsed(given)
    expect(sessionQueryText(found)).toBe(normal)
    expect(misunderstood).toEqual([])
  })

  test.each([
    ['status=open', 'status'],
    ['role=root', 'role'],
    ['role=', 'role'],
    ['country=Atlantis', 'country'],
    ['reason=!bored', 'reason'],
    ['ip=10.0.0.0/33', 'ip'],
    ['ip=%27--', 'ip'],
    ['from=2026-02-30', 'from'],
    ['from=2026-11-31&to=2026-11-07', 'from'],
    ['since=1y', 'since'],
    ['sort=user', 'sort'],
    ['sort=password', 'sort'],
    ['before=1', 'before'],
    [`status=active&sort=user&before=${id}`, 'before'],
    ['q=%00', 'q'],
    ['browser=a%00b', 'browser'],
    [`city=${'x'.repeat(161)}`, 'city'],
    [Array.from({ length: 21 }, (_, i) => `browser=${i}`).join('&'), 'browser'],
  ])('%s: what is wrong is left out and told, the rest holds', (given, part) => {
    const { query: found, misunderstood } = parsed(`${given}&os=Linux`)
    expect(misunderstood.map((wrong) => wrong.part)).toEqual([part])
    expect(found.choices.os).toEqual(['Linux'])
  })

  test.each<[given: string, draft: Draft<ChoiceField>]>([
    ['add=ip&op=not&value=10.0.0.0/33', { field: 'ip', not: true, value: '10.0.0.0/33' }],
    ['add=country&op=is&value=+Atlantis', { field: 'country', not: false, value: 'Atlantis' }],
    ['add=city&op=is&value=+', { field: 'city', not: false, value: '' }],
    ['add=user', { field: 'user', not: false, value: '' }],
    ['add=role&value=Unknown', { field: 'role', not: false, value: 'Unknown' }],
  ])('%s comes back to be put right, and narrows nothing', (given, draft) => {
    const found = parsed(`${given}&os=Linux`)
    expect(found.draft).toEqual(draft)
    expect([sessionQueryText(found.query), found.misunderstood]).toEqual(['os=Linux', []])
  })

  test('what the form sends in order comes back as a filter alone', () => {
    expect(parsed('add=country&op=is&value=de').draft).toBeNull()
    expect(parsed('add=password&op=is&value=x')).toMatchObject({ draft: null, query: { choices: {} } })
  })

  test('ASVS 2.x whatever stands in an address, it is read, and its normal form means the same', () => {
    const names = [
      'status',
      'user',
      'role',
      'country',
      'ip',
      'q',
      'since',
      'from',
      'to',
      'sort',
      'before',
      'add',
      'op',
      'value',
      '__proto__',
      'x',
    ]
    const values = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('active', '!DE', 'de', '', '10.0.0.0/8', '7d', '2026-11-01', 'user', id, 'country'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 8 }), (pairs) => {
        const given: Record<string, string[]> = Object.create(null)
        for (const [name, value] of pairs) given[name] = [...(given[name] ?? []), value]
        const text = sessionQueryText(parseSessionQuery(given).query)
        const again = parsed(text)
        expect(again.misunderstood).toEqual([])
        expect(sessionQueryText(again.query)).toBe(text)
      }),
      { numRuns: 150 },
    )
  })
})

describe('changes of a list', () => {
  test('a change begins at the beginning, and a sort that is possible no more falls away', () => {
    const live = query('status=active&sort=city')
    expect(sessionQueryText(changed(live, { text: 'x' }))).toBe('status=active&q=x&sort=city')
    expect(sessionQueryText(changed(live, { status: undefined }))).toBe('')
    expect(sessionQueryText(changed(query(`before=${id}&os=Linux`), {}))).toBe('os=Linux')
  })

  test('a value is either wanted or excluded', () => {
    const excluded = toggled(query('browser=Chrome&browser=Safari'), 'browser', '!Chrome', true)
    expect(sessionQueryText(excluded)).toBe('browser=%21Chrome&browser=Safari')
    expect(sessionQueryText(toggled(toggled(excluded, 'browser', '!Chrome', false), 'browser', 'Safari', false))).toBe('')
    expect([isNarrowed(excluded), isNarrowed(query('sort=started'))]).toEqual([true, false])
  })

  test('parts of the map', () => {
    const asked = query('map=Private network&map=!4-137-83-10000000000')
    expect(sessionQueryText(asked)).toBe('map=%214-137-83-10000000000&map=private')
    expect(filterOfQuery(asked, 'UTC', new Date('2026-11-24T12:00:00Z'), [])).toMatchObject({
      map: { is: [{ kind: 'private' }], not: [{ cells: 256, keys: [83 * 256 + 137] }], known: [] },
    })
    const { misunderstood } = parsed('map=Berlin&map=99-1-1-1')
    expect(misunderstood.map(({ part, value }) => `${part} ${value}`)).toEqual(['map Berlin', 'map 99-1-1-1'])
  })

  test('days are those of the zone, both counted', () => {
    const now = new Date('2026-11-24T12:00:00Z')
    expect(
      filterOfQuery(query('from=2026-11-01&to=2026-11-01&country=!CH&country=DE&ip=10.0.0.1'), 'Europe/Berlin', now, []),
    ).toMatchObject({
      from: new Date('2026-10-31T23:00:00Z'),
      to: new Date('2026-11-01T23:00:00Z'),
      equal: { country: { is: ['DE'], not: ['CH'] } },
      ip: { is: ['10.0.0.1'], not: [] },
    })
    expect(filterOfQuery(query('since=7d'), 'UTC', now, [])).toMatchObject({ from: new Date('2026-11-17T12:00:00Z'), to: undefined })
    expect(filterOfQuery(query('since=7d&from=2026-11-20&to=2026-11-20'), 'UTC', now, [])).toMatchObject({
      from: new Date('2026-11-20T00:00:00Z'),
      to: new Date('2026-11-21T00:00:00Z'),
    })
    expect(filterOfQuery(query('since=7d&from=2026-11-01'), 'UTC', now, [])).toMatchObject({ from: new Date('2026-11-17T12:00:00Z') })
    expect(filterOfQuery(query('hour=1-14&duration=3600'), 'Asia/Kolkata', now, [])).toMatchObject({
      zone: 'Asia/Kolkata',
      equal: { hour: { is: ['1-14'] } },
    })
  })
})
