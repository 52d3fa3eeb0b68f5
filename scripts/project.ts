import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'

/** The clone's folder, without symbolic links. */
export const projectRoot = realpathSync(dirname(import.meta.dirname))
