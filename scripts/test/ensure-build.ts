import { copyFlags } from '@/scripts/copy-flags.mjs'
import { buildApplication, isBuilt, sourceHash } from '@/scripts/prepare/build'
import { alone } from '@/scripts/prepare/clone-lock'
import { projectRoot } from '@/scripts/project'
import { step } from '@/scripts/supervise/step.mjs'

/** Builds unless .next is the build of these sources. */
export async function ensureBuild(): Promise<void> {
  copyFlags(projectRoot)
  const sources = sourceHash()
  await step('Application', () => alone(async () => (isBuilt(sources) ? 'up to date' : await buildApplication(sources))))
}
