import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { supervise } from './supervise/supervise.mjs'

await supervise(dirname(dirname(fileURLToPath(import.meta.url))), 'start')
