import 'server-only'
import { cookies } from 'next/headers'
import type { UserContext } from '@/lib/access/context'
import { sessionCookieName } from '@/lib/auth/cookie-names'
import type { SessionStanding } from '@/lib/db/session-standing'
import { env } from '@/lib/env/env'
import { AppError, RefusedError, statusOf } from '@/lib/errors/app-error'
import { edgeFacts } from '@/lib/origin/edge'
import { contextOf, currentStanding } from './guard'
import { log, logUnavailable } from './log'
import { recordRefusal } from './refusal'
import { assertSameOrigin } from './same-origin'

/** Answers a request. */
export type Handler = (request: Request) => Promise<Response>

/** A route for signed-in people. Who is not gets 401 with the reason of the end, which a killed browser shows. `standing` is what the guard has read. */
export function route(caller: 'person', verb: (ctx: UserContext, request: Request, standing: SessionStanding) => Promise<Response>): Handler
/** A route for anybody. */
export function route(caller: 'anybody', verb: (request: Request) => Promise<Response>): Handler
export function route(caller: 'person' | 'anybody', verb: (...given: never[]) => Promise<Response>): Handler {
  return async (request) => {
    let ctx: UserContext | null = null
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') assertSameOrigin(request.headers, env())
      if (caller === 'anybody') return await verb(...([request] as never[]))
      const standing = await currentStanding()
      ctx = await contextOf(standing, 'web')
      if (ctx === null) return await refuseEnded(standing)
      return await verb(...([ctx, request, standing] as never[]))
    } catch (error) {
      if (ctx !== null && error instanceof RefusedError) await recordRefusal(ctx, error.about)
      return refuse(error, request)
    }
  }
}

async function refuseEnded(standing: SessionStanding | null): Promise<Response> {
  // A cookie that opens nothing is not the same as none: its session is too old to be known, or it was sealed with another secret.
  const unknown = (await cookies()).has(sessionCookieName()) ? 'unknown' : 'no_cookie'
  const { reason = unknown, message = null, endedAt: at = null } = standing ?? {}
  return Response.json({ error: { code: 'unauthenticated', reason, message, at } }, { status: 401 })
}

function refuse(error: unknown, request: Request): Response {
  const { requestId } = edgeFacts(request.headers)
  logUnavailable(error, requestId)
  if (error instanceof AppError) {
    return Response.json({ error: { code: error.code, message: error.message } }, { status: statusOf[error.code] })
  }
  log.error({ requestId, err: error }, 'route failed')
  return Response.json({ error: { code: 'internal', message: 'Something went wrong.', requestId } }, { status: 500 })
}
