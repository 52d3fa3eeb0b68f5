import { Agent, request } from 'node:http'

export type Answer = { readonly status: number; readonly body: Buffer; readonly ms: number }
export type Ask = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
  readonly agent?: Agent
}

/** One connection that is kept: what is measured is the answer, not the handshake. */
export const oneConnection = () => new Agent({ keepAlive: true, maxSockets: 1 })

/** One request; `ms` runs from the first byte sent to the last byte received. Redirects are not followed, bodies stay compressed. */
export function ask(url: string, { method = 'GET', headers = {}, body, agent }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const sent = request(url, { method, headers, ...(agent === undefined ? {} : { agent }) }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks), ms: performance.now() - began }))
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

/** What a browser says when a person opens a page. */
export const asBrowser = (cookie: string) => ({ cookie, accept: 'text/html', 'accept-encoding': 'gzip', 'sec-fetch-mode': 'navigate' })
