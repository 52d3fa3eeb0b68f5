import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeOutlines } from './outlines/make'
import { projectRoot } from './project'

/** `npm run outlines`: makes what the map draws anew, from the packages of outlines and cities. Its files are part of the project (docs/decisions/0043). */
const folder = join(projectRoot, 'public/outlines')
mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(makeOutlines())) writeFileSync(join(folder, name), text)
