import { hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Secrets = z.object({ authSecret: z.string().min(32), superuserPassword: z.string().min(20), appPassword: z.string().min(20) })
export type Secrets = z.infer<typeof Secrets>

/** Where an installation's secrets lie. */
export function secretsFile(dataDir: string): string {
  return join(dataDir, 'secrets.json')
}

const make = () => randomBytes(36).toString('base64url')

function read(file: string): Secrets {
  chmodSync(file, 0o600)
  try {
    return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new Error(
      `${file} is damaged. Put back the file from your backup; with another one nobody's session and no second factor would be good any more.`,
    )
  }
}

/** The secrets of this installation, where there are some already. */
export function existingSecrets(dataDir: string): Secrets | undefined {
  return existsSync(secretsFile(dataDir)) ? read(secretsFile(dataDir)) : undefined
}

/** The secrets of this installation: made once, kept with mode 0600. Of instances that start together one makes them. */
export function installationSecrets(dataDir: string): Secrets {
  const file = secretsFile(dataDir)
  if (!existsSync(file)) {
    if (existsSync(join(dataDir, 'cluster/PG_VERSION')))
      throw new Error(`${file} is missing, although there is data beside it. Put it back from your backup.`)
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, `${JSON.stringify({ authSecret: make(), superuserPassword: make(), appPassword: make() }, null, 2)}\n`, {
      mode: 0o600,
    })
    try {
      linkSync(draft, file)
    } catch (error) {
      if (!existsSync(file)) throw error
    } finally {
      rmSync(draft, { force: true })
    }
  }
  return read(file)
}

/** Next's key for server actions: derived, so that instances which share AUTH_SECRET share it too. */
export function serverActionsKey(authSecret: string): string {
  return Buffer.from(hkdfSync('sha256', authSecret, '', 'rollcall server actions', 32)).toString('base64')
}
