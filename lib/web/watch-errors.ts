import 'server-only'
import { answerWith, edgeFacts } from '@/lib/origin/edge'

/** The code of an error that may be told. Not by its class: Next bundles this file apart from the pages. */
const isUnavailable = (error: unknown) =>
  error instanceof Error && error.name === 'AppError' && (error as { code?: unknown }).code === 'unavailable'

/** Told by Next of each error that a page, route or action left to it, before the answer's head is written. */
export function watchErrors(error: unknown, headers: Readonly<Record<string, string | readonly string[] | undefined>>): void {
  if (!isUnavailable(error)) return
  const get = (name: string) => {
    const value = headers[name]
    return typeof value === 'string' ? value : null
  }
  answerWith(edgeFacts({ get }).requestId, 503)
}
