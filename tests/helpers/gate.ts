import { once } from 'node:events'
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'

/** A way to a database that can be shut: to the application the database is then down, while the test still looks into it. */
export type Gate = {
  readonly url: string
  /** Cuts every connection and refuses new ones. */
  readonly shut: () => Promise<void>
  readonly open: () => Promise<void>
}

export async function gateTo(databaseUrl: string): Promise<Gate> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let port = 0
  let server = createServer()

  const open = async () => {
    server = createServer((near) => {
      const far = dial(Number(target.port), target.hostname)
      for (const [socket, other] of [[near, far] as const, [far, near] as const]) {
        sockets.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => {
          sockets.delete(socket)
          other.destroy()
        })
        socket.pipe(other)
      }
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }
  const shut = async () => {
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }

  await open()
  const url = new URL(databaseUrl)
  url.port = String(port)
  return { url: url.href, shut, open }
}
