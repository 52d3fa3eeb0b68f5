import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** Throws where Node is older than package.json says. */
export function requireNode(root) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const [needMajor, needMinor = 0] = engines.node
    .replace(/[^\d.]/g, '')
    .split('.')
    .map(Number)
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return
  throw new Error(`it needs Node ${engines.node}, and this is ${process.version}. Install a newer one from https://nodejs.org.`)
}

/** Reads .env of the clone. What is set already wins. */
export function readEnvFile(root) {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** Throws when PORT is in use, before anything long begins. */
export function requirePort() {
  const port = Number(process.env.PORT || 3000)
  const host = process.env.HOST || '127.0.0.1'
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      const reason = {
        EADDRINUSE: `port ${port} is in use by another program (or by a Rollcall that runs already). Stop it, or choose another port: PORT=${port + 1} npm start`,
        EACCES: `port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start`,
        EADDRNOTAVAIL: `HOST=${host} is no address of this machine. Leave it out, or use 0.0.0.0 for all of them.`,
      }[error.code]
      reject(new Error(reason ?? `it cannot listen on ${host}:${port}: ${error.message}`))
    })
    if (!Number.isInteger(port) || port < 1 || port > 65_535) reject(new Error(`PORT=${process.env.PORT} is no port: say 1 to 65535.`))
    else probe.listen(port, host, () => probe.close(resolve))
  })
}
