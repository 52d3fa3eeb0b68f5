import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseInput } from '@/lib/web/form-input'
import { filled } from '@/tests/helpers/settings-form'
import { saveSettingsSchema } from './schema'
import { bounds } from './setting-values'

const refused = (fields: object): Readonly<Record<string, string>> => {
  const parsed = saveSettingsSchema.safeParse(fields)
  return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]))
}

const names = Object.keys(bounds) as (keyof typeof bounds)[]
const spoken = (n: number) => n.toLocaleString('en-GB')

describe('ASVS 2.x the form of the settings', () => {
  test('it is taken as it is filled', () => {
    expect(saveSettingsSchema.parse(filled())).toMatchObject({ idleMinutes: 60, idleEnabled: true, notifyEvery: false, cleanupFrom: null })
  })

  const bad = [
    '0',
    '-1',
    '+1',
    '1.5',
    '1,5',
    '',
    '  ',
    '1e9',
    '1e1',
    '0x10',
    'sixty',
    '99999999999999999999',
    'NaN',
    'Infinity',
    '٣',
    '1\n2',
    '1 2',
  ]
  test.each(names.flatMap((name) => bad.map((value) => [name, value] as const)))('%s: %j is refused by name and bounds', (name, value) => {
    const [least, most] = bounds[name]
    expect(refused({ ...filled(), [name]: value })).toEqual({
      [name]: expect.stringMatching(new RegExp(`^[A-Z].* is a whole number from ${spoken(least)} to ${spoken(most)}\\.$`)),
    })
  })

  test.each(names)('%s: its bounds are taken, what lies beyond is not, and one that is missing is told as one that is wrong', (name) => {
    const [least, most] = bounds[name]
    for (const value of [least, most]) expect(refused({ ...filled(), [name]: String(value) })).toEqual({})
    for (const value of [least - 1, most + 1]) expect(Object.keys(refused({ ...filled(), [name]: String(value) }))).toEqual([name])
    const { [name]: _, ...others } = filled()
    expect(Object.keys(refused(others))).toEqual([name])
  })

  test('whatever is typed, a number comes out whole and within its bounds, or not at all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.oneof(fc.string(), fc.double().map(String), fc.bigInt().map(String)), (name, typed) => {
        const parsed = saveSettingsSchema.safeParse({ ...filled(), [name]: typed })
        if (!parsed.success) {
          expect(parsed.error.issues.map(({ path }) => path[0])).toEqual([name])
          return
        }
        const { [name]: value } = parsed.data
        expect(Number.isSafeInteger(value) && value >= bounds[name][0] && value <= bounds[name][1]).toBe(true)
      }),
    )
  })

  test.each(['notifyEnabled', 'notifyEvery', 'idleEnabled', 'limitEnabled'])(
    '%s is on or off, and nothing else, and not missing',
    (name) => {
      const { [name]: _, ...others } = filled()
      for (const fields of [others, { ...others, [name]: '' }, { ...others, [name]: 'true' }, { ...others, [name]: 'ON' }])
        expect(Object.keys(refused(fields))).toEqual([name])
    },
  )

  test.each(['2026-02-29T10:00', '2026-04-31T10:00', '2026-01-01T25:00', 'tomorrow', '2026-01-01', '99999-01-01T00:00'])(
    'a start of %s is no time of the calendar',
    (typed) => expect(Object.keys(refused({ ...filled(), cleanupFrom: typed }))).toEqual(['cleanupFrom']),
  )

  test('several mistakes are told at once, each beside its field; what the form has not is refused as a whole', () => {
    expect(Object.keys(refused({ ...filled(), idleMinutes: '0', retentionDays: '', timeoutsFrom: 'x' })).sort()).toEqual([
      'idleMinutes',
      'retentionDays',
      'timeoutsFrom',
    ])
    expect(() => parseInput(saveSettingsSchema, { ...filled(), clocksSince: 'x' })).toThrow('The form was not understood')
    expect(() => parseInput(saveSettingsSchema, { ...filled(), changedByName: 'x' })).toThrow('The form was not understood')
  })

  test.each([
    ['zone', 'Mars/Olympus'],
    ['zone', ''],
    ['revision', ''],
    ['revision', '-1'],
    ['revision', '1e3'],
  ])('%s: %j is of no form of ours', (name, value) =>
    expect(refused({ ...filled(), [name]: value })).toEqual({ [name]: expect.stringContaining('too old') }),
  )
})
