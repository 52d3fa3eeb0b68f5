import { type IncomingHttpHeaders, request } from 'node:http'
import { type RequestOptions, request as secureRequest } from 'node:https'

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }

export type Ask = {
  readonly method?: string
  /** As sent: nothing is added but `Host`, also nothing that a browser would add. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Buffer
  /** How to get there, for an address that leads elsewhere: `hostname`, `port`, `localAddress`, `rejectUnauthorized`. */
  readonly over?: RequestOptions
}

/** One request as bytes: unlike `fetch` it can send any header, and it follows nothing. */
export function ask(url: string, { method = 'GET', headers = {}, body, over = {} }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const named = over.hostname === undefined ? headers : { host: new URL(url).host, ...headers }
    const send = url.startsWith('https:') ? secureRequest : request
    const sent = send(url, { method, headers: named as Record<string, string>, agent: false, ...over }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** A form's body as browsers send it. Repeated fields are given as repeated pairs. */
export function multipart(fields: readonly (readonly [name: string, value: string | Buffer])[]): { body: Buffer; type: string } {
  const boundary = '----rollcall-test-boundary'
  const parts = fields.flatMap(([name, value]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ])
  return { body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), type: `multipart/form-data; boundary=${boundary}` }
}
