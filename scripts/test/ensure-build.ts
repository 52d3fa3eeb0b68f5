import { randomBytes } from 'node:crypto'
import { parseEnvironment } from '@/lib/env/parse'
import { copyFlags } from '@/scripts/copy-flags.mjs'
import { buildApplication, isBuilt, sourceHash } from '@/scripts/prepare/build'
import { alone } from '@/scripts/prepare/clone-lock'
import { dataDirectory } from '@/scripts/prepare/data-dir'
import { existingSecrets, serverActionsKey } from '@/scripts/prepare/secrets'
import { projectRoot } from '@/scripts/project'
import { step } from '@/scripts/supervise/step.mjs'

/** The key that `npm start` would build with, so that it need not build again; a random one where there is no installation. */
function actionsKey(): string {
  const { authSecret, dataDir } = parseEnvironment(process.env)
  const secret = authSecret ?? existingSecrets(dataDirectory(dataDir))?.authSecret
  return secret === undefined ? randomBytes(32).toString('base64') : serverActionsKey(secret)
}

/** Builds unless .next is the build of these sources. Tests take the key that is in it. */
export async function ensureBuild(): Promise<void> {
  copyFlags(projectRoot)
  const sources = sourceHash()
  await step('Application', () => alone(async () => (isBuilt(sources) ? 'up to date' : await buildApplication(sources, actionsKey()))))
}
