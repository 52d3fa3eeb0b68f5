import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stateAfter } from './state-after'

type Values = Record<string, unknown>
type Change = { id: string; kind: string; action: string; before: Values | null; after: Values | null }

const change = (id: number, action: string, before: Values | null, after: Values | null): Change => ({
  ...{ id: String(id).padStart(4, '0'), kind: 'change', action, before, after },
})

test('fields that no change up to then tells come from the first later one', () => {
  const changes = [change(1, 'update', { a: 1 }, { a: 2 }), change(2, 'update', { b: 'x' }, { b: 'y' })]
  expect(stateAfter(changes, '0001')).toEqual({ exists: true, values: { a: 2, b: 'x' }, complete: false })
  expect(stateAfter(changes, '0002')).toEqual({ exists: true, values: { a: 2, b: 'y' }, complete: false })
})

test('a removed record shows its last state, and one made anew under its key begins anew', () => {
  const changes = [
    change(1, 'create', null, { a: 1, b: 1 }),
    change(2, 'delete', { a: 1, b: 1 }, null),
    change(3, 'create', null, { a: 5 }),
  ]
  expect(stateAfter(changes, '0002')).toEqual({ exists: false, values: { a: 1, b: 1 }, complete: true })
  expect(stateAfter(changes, '0003')).toEqual({ exists: true, values: { a: 5 }, complete: true })
})

test('at every moment the state is the one that the record had, also where its making is not in the log any more', () => {
  const step = fc.record({ field: fc.constantFrom('a', 'b', 'c'), value: fc.integer({ min: 0, max: 3 }) })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.nat(), fc.boolean(), (steps, forgets, ends) => {
      let now: Values = { a: 0, b: 0, c: 0 }
      const changes = [change(0, 'create', null, now)]
      const states = [now]
      for (const { field, value } of steps) {
        const before = now
        now = { ...now, [field]: value }
        changes.push(change(changes.length, 'update', { [field]: before[field] }, { [field]: value }))
        states.push(now)
      }
      if (ends) {
        changes.push(change(changes.length, 'delete', now, null))
        states.push(now)
      }
      const kept = changes.slice(forgets % changes.length)
      for (const { id } of kept) {
        const { values, complete } = stateAfter(kept, id)
        const truth = states[Number(id)] ?? {}
        expect(values).toEqual(complete ? truth : Object.fromEntries(Object.entries(truth).filter(([name]) => name in values)))
      }
    }),
  )
})
