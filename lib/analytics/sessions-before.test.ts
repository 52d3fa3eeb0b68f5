import { expect, test } from 'vitest'
import { parseSessionText } from '@/lib/sessions/parse-session-text'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { signedIn } from '@/tests/helpers/signed-in'
import { sessionsBefore } from './sessions-before'

const DAY = 86_400

test('a period before in which nothing was kept yet is compared with nothing', async () => {
  const { ctx, person } = await signedIn('audit_user')
  const lay = (days: number) => {
    const ago = days * DAY
    return laySessions([{ person, startedAgo: ago, idleFor: ago - 60, ended: { ago: ago - 60, reason: 'signed_out' } }])
  }
  const before = () => sessionsBefore(ctx, parseSessionText('since=7d').query, 'UTC')
  expect(await before()).toBe('young')
  await lay(10)
  expect(await before()).toBe('young')
  await lay(15)
  expect(await before()).toMatchObject({ quarters: [{ count: 1 }] })
})
