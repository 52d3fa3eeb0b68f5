import 'server-only'
import type { UserContext } from '@/lib/access/context'
import { type ImportStep, importContacts } from '@/lib/contacts/import-contacts'
import { AppError } from '@/lib/errors/app-error'
import { log } from './log'
import { assertFilePace } from './pace'

/** The most that a request may hold (scripts/preload/body-limit.cjs), said again for a server without the preload. */
const MOST_BYTES = 1024 * 1024

const headers = {
  'Content-Type': 'application/x-ndjson; charset=utf-8',
  // `no-transform` keeps compression, which would hold steps back, away.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

/** People whose import is running in this process: a second one would only wait for the first, chunk by chunk. */
const importing = new Set<string>()

/** Imports the file that is the body, and answers with one line of JSON for each step. A browser that leaves stops it after the write in hand. */
export async function importRows(ctx: UserContext, request: Request): Promise<Response> {
  await assertFilePace(ctx.sessionId)
  const steps = importContacts(ctx, await textOf(request))
  if (importing.has(ctx.userId)) throw new AppError('conflict', 'Another import of yours is running. Wait until it is done.')
  return new Response(linesOf(alone(ctx, steps)), { headers })
}

async function textOf(request: Request): Promise<string> {
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > MOST_BYTES) throw new AppError('too_large', 'A file has at most 1 MB. Cut it into parts.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('invalid', 'The file is not in UTF-8. Save it as “CSV UTF-8” and try again.')
  }
}

async function* alone(ctx: UserContext, steps: AsyncGenerator<ImportStep, void>): AsyncGenerator<ImportStep, void> {
  importing.add(ctx.userId)
  try {
    yield* steps
  } catch (error) {
    // The last step has said where it failed.
    log.error({ requestId: ctx.request.id, err: error }, 'import failed')
  } finally {
    importing.delete(ctx.userId)
  }
}

/** One write is begun only when the lines before it are on their way. */
function linesOf(steps: AsyncGenerator<ImportStep, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await steps.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
    },
    cancel: async () => void (await steps.return()),
  })
}
