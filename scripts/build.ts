import { copyFlags } from './copy-flags.mjs'
import { buildApplication, sourceHash } from './prepare/build'
import { generateClient } from './prepare/generate'
import { projectRoot } from './project'
import { complain, step } from './supervise/step.mjs'

/** `npm run build`: all that a start would make in the clone, and nothing that it needs a database or a secret for. An image is built so. */
try {
  await step('Database client', generateClient)
  copyFlags(projectRoot)
  await step('Application', () => buildApplication(sourceHash()))
} catch (error) {
  complain(error)
  process.exitCode = 1
}
