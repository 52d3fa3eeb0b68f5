import 'server-only'
import type { Route } from 'next'
import type { JustDone } from '@/lib/i18n/en-just-done'
import { keepJustDone } from './just-done'
import type { Handler } from './route'
import { signInBackTo } from './sign-in-path'

/** What a refusal is told as on the page; what is lacking here the page says by itself. */
const told: Readonly<Record<number, JustDone>> = { 409: 'exportRunning', 429: 'exportTooFast', 500: 'exportFailed', 503: 'exportFailed' }

/** Whether the answer takes the place of a page in a browser: then nobody reads JSON. */
function standsAsPage({ method, headers }: Request): boolean {
  if (method !== 'GET') return false
  const destination = headers.get('sec-fetch-dest')
  return destination === null ? headers.get('accept')?.includes('text/html') === true : destination === 'document'
}

/**
 * A route of a file that a plain link leads to. A browser whose file is refused is led to `page`, with the same question, which says why: in a cookie
 * (docs/decisions/0034), since an address could be sent by anybody. Programs have the refusal as it is.
 */
export function download(page: Route, handler: Handler): Handler {
  return async (request) => {
    const answer = await handler(request)
    if (answer.status < 400 || !standsAsPage(request)) return answer
    const back = `${page}${new URL(request.url).search}` as Route
    if (answer.status === 401) return new Response(null, { status: 303, headers: { Location: signInBackTo(back) } })
    const word = told[answer.status]
    if (word !== undefined) await keepJustDone(word)
    return new Response(null, { status: 303, headers: { Location: back, 'Cache-Control': 'no-store' } })
  }
}
