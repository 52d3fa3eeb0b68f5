import { describe, expect, test } from 'vitest'
import { filled } from '@/tests/helpers/settings-form'
import { changesClocks, changesOf, mattersMuch, reviewOf, wantedOf } from './changes-of'
import { saveSettingsSchema } from './schema'
import { defaults } from './setting-values'
import { warningsOf } from './warnings-of'

const asked = (over: Record<string, string>, stored = defaults) =>
  changesOf(stored, wantedOf(saveSettingsSchema.parse(filled(over)), stored))

describe('what a form changes', () => {
  test('nothing where it is as it was', () => expect(asked({})).toEqual([]))

  test.each([
    [{ idleMinutes: '30' }, [{ name: 'idleMinutes', from: 60, to: 30 }], true, true],
    [{ limitEnabled: 'off' }, [{ name: 'limitEnabled', from: true, to: false }], true, true],
    [{ readDays: '7' }, [{ name: 'readDays', from: 30, to: 7 }], false, true],
    [{ retentionDays: '31' }, [{ name: 'retentionDays', from: 30, to: 31 }], false, true],
    [{ notifyEvery: 'on', cleanupMinutes: '5' }, [{ name: 'notifyEvery' }, { name: 'cleanupMinutes' }], false, false],
  ])('%j', (over, changes, clocks, much) => {
    const found = asked(over as Record<string, string>)
    expect(found).toMatchObject(changes)
    expect([found.length, changesClocks(found), mattersMuch(found)]).toEqual([changes.length, clocks, much])
  })

  test.each([
    ['2026-12-31T18:30', 'Europe/Berlin', '2026-12-31T17:30:00.000Z'],
    ['2028-02-29T00:00', 'UTC', '2028-02-29T00:00:00.000Z'],
    // Put forward over it: an hour later. Put back over it: the first of the two.
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ])('a start of %s in %s is %s', (cleanupFrom, zone, instant) =>
    expect(asked({ cleanupFrom, zone })).toEqual([{ name: 'cleanupFrom', from: null, to: new Date(instant) }]),
  )

  test('a start that was shown and not touched stays, with its seconds, also where a clock shows it twice', () => {
    const cleanupFrom = new Date('2026-10-25T01:30:17.500Z')
    const stored = { ...defaults, cleanupFrom }
    expect(asked({ cleanupFrom: '2026-10-25T02:30', zone: 'Europe/Berlin' }, stored)).toEqual([])
    expect(asked({ cleanupFrom: '', zone: 'Europe/Berlin' }, stored)).toEqual([{ name: 'cleanupFrom', from: cleanupFrom, to: null }])
  })

  test('what was shown is named by revision and values', () => {
    const [a, b] = [asked({ idleMinutes: '30' }), asked({ idleMinutes: '31' })]
    expect(reviewOf(1, a)).toBe(reviewOf(1, asked({ idleMinutes: '30' })))
    expect(new Set([reviewOf(1, a), reviewOf(2, a), reviewOf(1, b)]).size).toBe(3)
  })
})

test.each([
  [{}, []],
  [{ idleMinutes: 480 }, ['idle_after_limit']],
  [{ idleMinutes: 479 }, []],
  [{ idleMinutes: 1_000, limitEnabled: false }, []],
  [{ idleEnabled: false, limitEnabled: false }, ['no_clock']],
  [{ readDays: 31 }, ['views_with_log']],
])('%j is warned about as %j', (over, warnings) => expect(warningsOf({ ...defaults, ...over })).toEqual(warnings))
