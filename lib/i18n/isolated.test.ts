import { expect, test } from 'vitest'
import { sentence } from '@/lib/activities/sentence'
import { called } from './called'
import { enKill } from './en-kill'
import { isolated } from './isolated'

const noor = 'نور الهدى'

test.each(['', 'Ann Bell', 'Zoë 3', '李雷', 'Юлия'])('%j stands as it is', (name) => expect(isolated(name)).toBe(name))

test.each([noor, 'שרה', '\u{1E900}', 'Ann نور'])('%j turns nothing beside it', (name) => expect(isolated(name)).toBe(`\u2068${name}\u2069`))

test('counts, addresses and the rest of a sentence stay on their side', () => {
  expect(enKill.killMany.each(noor, 4)).toBe(`\u2068${noor}\u2069: 4 sessions`)
  expect(called(noor, 'noor@example.org')).toBe(`\u2068${noor}\u2069 (noor@example.org)`)
  const told = { kind: 'sign_in', action: 'ended', outcome: 'ok', resourceType: 'session', resourceId: 's2', resourceLabel: noor } as const
  expect(sentence({ ...told, actorId: 'me', sessionId: 's1', before: null, after: { end_reason: 'killed' }, details: null }, 'told')).toBe(
    `ended the session of \u2068${noor}\u2069 (killed)`,
  )
})
