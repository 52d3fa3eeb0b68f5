import 'server-only'
import type { UserContext } from '@/lib/access/context'
import { type Exported, noteExport } from '@/lib/activities/note-export'
import type { Count } from '@/lib/db/walk-count'
import { AppError } from '@/lib/errors/app-error'
import { enExport } from '@/lib/i18n/en-export'
import type { CsvColumns } from '@/lib/lists/csv'
import { exportLines, MOST_ROWS } from './export-lines'
import { log } from './log'
import { assertExportPace } from './pace'

type Export<Row> = Pick<Exported, 'type' | 'filter'> & {
  readonly name: 'sessions' | 'activities'
  readonly columns: CsvColumns<Row>
  readonly count: (how: { readonly exact: boolean }) => Promise<Count>
  readonly pages: () => AsyncGenerator<readonly Row[], void>
}

/** Whoever takes nothing of it for so long has gone. */
const STALL_MS = 60_000

/** People whose export is running in this process. */
const exporting = new Set<string>()

/** 20261126T181203Z */
const compact = (at: Date): string => `${at.toISOString().replace(/[-:]|\..*/g, '')}Z`

function headersOf(name: string, at: Date): Record<string, string> {
  return {
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="rollcall-${name}-${compact(at)}.csv"`,
    'Cache-Control': 'no-store',
    // A proxy that took it all at once would keep it on its disk.
    'X-Accel-Buffering': 'no',
  }
}

/** To the last where that takes no longer than it may: how much left the house is what the record is for. */
async function counted(count: Export<unknown>['count']): Promise<Count> {
  try {
    return await count({ exact: true })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'unavailable') throw error
    return count({ exact: false })
  }
}

/**
 * Answers with all that matches as a file of comma-separated values, read as fast as the client takes it. Recorded before the first byte.
 * @throws AppError `too_many`, `conflict` where another export of the person runs in this process.
 */
export async function exportCsv<Row>(ctx: UserContext, request: Request, what: Export<Row>): Promise<Response> {
  const headers = headersOf(what.name, ctx.now)
  // Nobody reads the body of an answer to HEAD: nothing leaves.
  if (request.method === 'HEAD') return new Response(null, { headers })
  await assertExportPace(ctx.sessionId)
  if (exporting.has(ctx.userId)) throw new AppError('conflict', enExport.export.running)
  exporting.add(ctx.userId)
  const done = () => void exporting.delete(ctx.userId)
  try {
    await noteExport(ctx, { type: what.type, filter: what.filter, matching: await counted(what.count), most: MOST_ROWS })
    return new Response(bodyOf(ctx, exportLines(ctx, what.columns, what.pages()), done), { headers })
  } catch (error) {
    done()
    throw error
  }
}

/** What Next breaks a connection off by without a word to its own log: a file that is not whole must not end as a whole one does. */
class BrokenOff extends Error {
  override readonly name = 'AbortError'
}

/** One page is read only when the one before is on its way. */
function bodyOf(ctx: UserContext, lines: AsyncGenerator<string, void>, done: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stalled: ReturnType<typeof setTimeout> | undefined
  let gone = false
  const stop = async () => {
    gone = true
    clearTimeout(stalled)
    // Its place is free once the search that goes on has ended, too.
    await lines.return().catch(() => {})
    done()
  }
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      clearTimeout(stalled)
      try {
        let part = await lines.next()
        while (!gone && !part.done && part.value === '') part = await lines.next()
        if (gone) return
        if (part.done) {
          controller.close()
          return done()
        }
        controller.enqueue(encoder.encode(part.value))
      } catch (error) {
        done()
        if (!(error instanceof AppError)) log.error({ requestId: ctx.request.id, err: error }, 'export failed')
        return gone ? undefined : controller.error(new BrokenOff())
      }
      stalled = setTimeout(() => {
        controller.error(new BrokenOff())
        void stop()
      }, STALL_MS)
      stalled.unref()
    },
    cancel: stop,
  }
  // Nothing is made ahead: what leaves was looked at when it was asked for.
  return new ReadableStream(source, { highWaterMark: 0 })
}
