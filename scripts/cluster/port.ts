import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'

/** A port that can be listened on: `wanted` if it is free, else any. Port 0 lets the system choose. */
export function freePort(wanted = 0, host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort(0, host))))
    probe.listen(wanted, host, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

/** The port that `file` remembers, so that an address stays good over restarts; another one if it is taken by now. */
export async function rememberedPort(file: string): Promise<number> {
  const before = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const port = await freePort(Number.isInteger(before) && before > 1023 && before < 65_536 ? before : 0)
  if (port !== before) writeFileSync(file, `${port}\n`)
  return port
}
