'use server'

import { revalidatePath } from 'next/cache'
import { killAtOnce as endAtOnce, type KilledAtOnce } from '@/lib/sessions/kill-at-once'
import { killChosen as endChosen } from '@/lib/sessions/kill-chosen'
import { orderKill as order } from '@/lib/sessions/kill-order'
import { killChosenSchema, orderKillSchema } from '@/lib/sessions/kill-schema'
import { killSession } from '@/lib/sessions/kill-session'
import { killSessionSchema } from '@/lib/sessions/schema'
import { action } from '@/lib/web/action'
import { log } from '@/lib/web/log'
import { timed } from '@/lib/web/timed'

const endOne = timed(killSession)
const endSome = timed(endChosen)

export const kill = action(
  {
    may: 'session.kill',
    input: killSessionSchema,
    answer: ({ result: { outcome, endedAt, endedByName }, serverMs, input: { sessionId } }) => ({
      data: { outcome, endedAt, endedByName, sessionId, serverMs },
    }),
  },
  endOne,
)

export const killChosen = action(
  { may: 'session.kill', input: killChosenSchema, answer: ({ result, serverMs }) => ({ data: { results: result, serverMs } }) },
  endSome,
)

export const orderKill = action({ may: 'session.kill', input: orderKillSchema, fresh: true, answer: (data) => ({ data }) }, order)

export const killAtOnce = action(
  {
    ...{ may: 'session.kill', input: orderKillSchema, fresh: true },
    answer: (data: KilledAtOnce) => {
      // The page counts anew what would still end.
      revalidatePath('/kill')
      return { data }
    },
  },
  (ctx, input) => endAtOnce(ctx, input, (error) => log.error({ requestId: ctx.request.id, err: error }, 'kill cut short')),
)
