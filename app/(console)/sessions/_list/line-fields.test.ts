import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packed, unpacked } from '@/app/_explorer/packed'
import { lineFields } from './line-fields'
import type { SessionLine } from './session-line'

const text = fc.string({ unit: 'grapheme' })
const maybe = fc.option(text)
const moment = fc.tuple(text, text, text)

/** Every field of a line: one that is not packed would be missed here. */
const line: fc.Arbitrary<SessionLine> = fc.record({
  ...{ id: text, user: text, role: text, tone: text, status: text, isCurrent: fc.boolean(), started: moment, active: moment },
  ...{ ends: fc.option(moment), ended: maybe, endNote: maybe, lasted: text, device: text, model: maybe, browser: text, system: text },
  ...{ ip: text, flag: maybe, place: text, named: maybe, review: fc.option(fc.tuple(text, text)) },
  values: fc.tuple(...([text, text, text, text, maybe, maybe, text, maybe, maybe, maybe, maybe, maybe] as const)),
})

test('whatever is packed comes out as it was', () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      expect(unpacked<SessionLine>(lineFields, packed(lineFields, lines))).toEqual(lines)
    }),
  )
})

test('a word that every row has is sent once', () => {
  const [one] = fc.sample(line, { numRuns: 1, seed: 3 })
  if (!one) throw new Error('There is no line.')
  const lines = Array.from({ length: 50 }, () => ({ ...one, user: 'Ann Bell' }))
  expect(packed(lineFields, lines).split('Ann Bell').length).toBe(2)
})
