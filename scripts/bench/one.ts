import { load } from './all-parts'
import { sendFigures } from './child'

// Whoever started it is gone: nobody would hear of what it measures.
process.on('disconnect', () => process.exit(1))

const [name = '', databaseLog = ''] = process.argv.slice(2)
const measure = await load(name)
await sendFigures(await measure({ databaseLog }))
// The pool of lib/db would hold it.
process.exit(0)
