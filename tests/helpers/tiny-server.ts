import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'

/** Where the tiny server is reached by people. */
export const appUrl = 'https://rollcall.example.org'

export type TinyServer = {
  readonly process: ChildProcess
  readonly port: number
  /** Sends bytes as they are and gives back all that is answered. */
  raw(head: string, body?: (write: (bytes: Buffer) => Promise<void>) => Promise<void>): Promise<string>
  get(path: string, ...headers: string[]): Promise<string>
}

/** The preload before a server that says what it was given (scripts/preload/tiny-server.cjs). */
export async function startTinyServer(): Promise<TinyServer> {
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', APP_URL: appUrl }
  const args = ['--require', './scripts/preload.cjs', './scripts/preload/tiny-server.cjs']
  const child = spawn(process.execPath, args, { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.stdout === null) throw new Error('no output')
  const [line] = await once(child.stdout, 'data')
  const port = Number(String(line))

  const raw: TinyServer['raw'] = async (head, body) => {
    const socket = connect(port, '127.0.0.1')
    const parts: Buffer[] = []
    socket.on('data', (part) => parts.push(part)).on('error', () => {})
    const closed = once(socket, 'close')
    socket.write(Buffer.from(head, 'latin1'))
    const write = async (bytes: Buffer) => {
      if (!socket.destroyed && !socket.write(bytes)) await Promise.race([once(socket, 'drain').catch(() => {}), closed])
    }
    await body?.(write)
    await closed
    return Buffer.concat(parts).toString('latin1')
  }
  return { process: child, port, raw, get: (path, ...headers) => raw(`${['GET', path, 'HTTP/1.1'].join(' ')}\r\n${lines(headers)}`) }
}

/** The head of a request after its first line. */
export const lines = (headers: string[]) => ['Host: 127.0.0.1', 'Connection: close', ...headers, '', ''].join('\r\n')
export const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])
export const bodyOf = (answer: string) => answer.slice(answer.indexOf('\r\n\r\n') + 4).replace(/^[0-9a-f]+\r\n|\r\n0\r\n\r\n$/g, '')
