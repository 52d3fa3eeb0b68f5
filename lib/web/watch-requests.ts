import 'server-only'
import { countAnswer } from '@/lib/metrics/count'
import { type Answered, onAnswered } from '@/lib/origin/edge'
import { log } from './log'
import { toldPath } from './told-path'

/** One of a few words for what was asked for. */
function kindOf({ kind, path, stream }: Answered): string {
  if (stream) return 'stream'
  if (path.startsWith('/api/')) return 'api'
  if (kind === 'other') return path.startsWith('/_next/') || /\.\w{2,12}$/.test(path) ? 'file' : 'other'
  return kind === 'action' ? 'action' : 'page'
}

/** What machines ask for by the clock is no news. */
const isRoutine = (path: string, kind: string) => kind === 'file' || path === '/api/health' || path === '/api/metrics'

/**
 * One line and one count for each answer of this process. The line names the request and the session, by which the activity log tells who and
 * from where: addresses and names stay there, under its retention.
 */
export function watchRequests(): void {
  onAnswered((answered) => {
    const { requestId, sessionId, method, path, status, stream, whole, milliseconds } = answered
    const kind = kindOf(answered)
    countAnswer(kind, status, stream ? null : milliseconds / 1000)
    const line = { requestId, ...(sessionId === null ? {} : { sessionId }), method, path: toldPath(path), kind, status }
    const level = status >= 500 ? 'warn' : isRoutine(path, kind) ? 'debug' : 'info'
    log[level]({ ...line, ms: Math.round(milliseconds * 10) / 10, ...(whole || stream ? {} : { cut: true }) }, 'request')
  })
}
