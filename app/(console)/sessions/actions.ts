'use server'

import { killSession } from '@/lib/sessions/kill-session'
import { killSessionSchema } from '@/lib/sessions/schema'
import { action } from '@/lib/web/action'

export const kill = action(
  {
    may: 'session.kill',
    input: killSessionSchema,
    answer: ({ outcome, endedAt, endedByName }) => ({ data: { outcome, endedAt, endedByName } }),
  },
  killSession,
)
