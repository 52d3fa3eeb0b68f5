import 'server-only'
import { z } from 'zod'
import type { UserContext } from '@/lib/access/context'
import { goOnKilling } from '@/lib/sessions/kill-go-on'
import { previewKill } from '@/lib/sessions/kill-preview'
import { receiptOf } from '@/lib/sessions/kill-receipt'
import { KILL_CHUNK, killScopeSchema } from '@/lib/sessions/kill-schema'
import { killScopeText } from '@/lib/sessions/kill-scope-text'
import { acknowledgeLeaving } from '@/lib/sessions/kill-tickets'
import { parseInput } from './form-input'
import { assertPace } from './pace'
import { viewed } from './viewed'

const order = z.uuid('This order is not known.')
const orderSchema = z.strictObject({ order })
const receiptSchema = z.union([
  orderSchema,
  z.strictObject({
    sessions: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.uuid()).min(1).max(KILL_CHUNK)),
  }),
])

const asked = (request: Request) => Object.fromEntries(new URL(request.url).searchParams)

/** Goes on with an order for a short while and says how far it came. Called until it is finished; whoever stops calling stops it. */
export async function goOn(ctx: UserContext, request: Request): Promise<Response> {
  await assertPace(ctx.sessionId)
  return Response.json(await goOnKilling(ctx, parseInput(orderSchema, asked(request)).order))
}

/** What a kill of many would end, counted now. It counts and names other people's sessions, so it is a view of the list that holds them. */
export async function preview(ctx: UserContext, request: Request): Promise<Response> {
  const scope = parseInput(killScopeSchema, asked(request))
  const found = await previewKill(ctx, scope)
  await viewed(ctx, { type: 'session', filter: killScopeText(scope) }, found.first.length)
  return Response.json(found)
}

/** Which tabs have left by now. */
export async function receipt(ctx: UserContext, request: Request): Promise<Response> {
  return Response.json(await receiptOf(ctx, parseInput(receiptSchema, asked(request))))
}

/** A tab says that it has left. The answer is the same for every ticket, so none can be guessed by it. */
export async function left(request: Request): Promise<Response> {
  await acknowledgeLeaving((await request.text()).slice(0, 200))
  return new Response(null, { status: 204 })
}
