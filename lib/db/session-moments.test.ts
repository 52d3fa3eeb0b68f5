import { expect, test } from 'vitest'
import { activeNow } from '@/lib/analytics/active-now'
import { countSessions } from '@/lib/sessions/count-sessions'
import { parseSessionText } from '@/lib/sessions/parse-session-text'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { momentText } from '@/lib/time/moment-text'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { signedIn } from '@/tests/helpers/signed-in'

const MINUTE = 60

test('who was signed in at a moment, who is about to end, and a browser with its version', async () => {
  const manager = await signedIn('audit_manager')
  const { ctx, person } = manager
  await laySessions([
    {
      person,
      startedAgo: 90 * MINUTE,
      idleFor: 30 * MINUTE,
      ended: { ago: 30 * MINUTE, reason: 'killed' },
      browser: 'Chrome',
      browserVersion: '130.0.1',
    },
    { person, startedAgo: 80 * MINUTE, idleFor: 50 * MINUTE, browser: 'Chrome', browserVersion: '142.0' },
    { person, startedAgo: 20 * MINUTE, idleFor: 1, browser: 'Firefox', browserVersion: '130.0' },
    // Ran out an hour after it was last used, whoever noticed.
    { person, startedAgo: 300 * MINUTE, idleFor: 200 * MINUTE, browser: null },
  ])
  const count = async (text: string) => {
    const { query, misunderstood } = parseSessionText(`user=${person.id}&${text}`)
    expect(misunderstood).toEqual([])
    return (await countSessions(ctx, await sessionFilterOf(ctx, query, 'UTC'), { exact: true })).count
  }
  const ago = (minutes: number) => momentText(new Date(ctx.now.getTime() - minutes * MINUTE * 1_000))
  expect(await count(`at=${ago(60)}`)).toBe(2)
  expect(await count(`at=${ago(25)}`)).toBe(1)
  expect(await count(`at=${ago(250)}`)).toBe(1)
  expect(await count(`at=${ago(110)}`)).toBe(0)
  expect(await count(`at=${ago(60)}&at=${ago(250)}`)).toBe(3)
  expect(await count(`at=${ago(60)}&at=%21${ago(25)}`)).toBe(1)

  expect(await count('ending=15&status=active')).toBe(1)
  expect(await count('ending=15')).toBe(1)
  const { aboutToEnd } = await activeNow(ctx, parseSessionText(`user=${person.id}`).query, 'UTC')
  expect(aboutToEnd).toBe(1)

  expect(await count('release=Chrome+130')).toBe(1)
  expect(await count('release=Chrome+130&release=Firefox+130')).toBe(2)
  expect(await count('release=%21Chrome+130&browser=Chrome')).toBe(1)
  expect(await count('older=Chrome+139')).toBe(1)
  expect(await count('older=Chrome+143&older=Firefox+130')).toBe(2)
  expect(await count('older=Chrome+130')).toBe(0)
  expect(await count('older=%21Chrome+139')).toBe(4)
})
