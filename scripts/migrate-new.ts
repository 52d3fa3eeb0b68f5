import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startScratchCluster } from './cluster/scratch'
import { withSchemaEngine } from './migrate/engine'
import { migrationsFolder } from './migrate/migrations'
import { projectRoot } from './project'

const SCHEMA = 'prisma/schema.prisma'

/** Writes the SQL that leads from the committed schema to the one at hand into a new migration, to be completed by hand. */
async function draft(name: string): Promise<string> {
  const before = execFileSync('git', ['show', `HEAD:${SCHEMA}`], { cwd: projectRoot, encoding: 'utf8' })
  const after = readFileSync(join(projectRoot, SCHEMA), 'utf8')
  const datamodel = (content: string) => ({ tag: 'schemaDatamodel' as const, files: [{ path: SCHEMA, content }] })
  const home = mkdtempSync(join(tmpdir(), 'rollcall-diff-'))
  const cluster = await startScratchCluster(home, 'diff')
  try {
    const filters = { externalTables: [], externalEnums: [] }
    const { stdout } = await withSchemaEngine(cluster.ownerUrl('diff'), (engine) =>
      engine.diff({ from: datamodel(before), to: datamodel(after), script: true, exitCode: null, filters }),
    )
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = join(migrationsFolder, `${stamp}_${name}`)
    mkdirSync(folder)
    writeFileSync(join(folder, 'migration.sql'), stdout ?? '')
    return join(folder, 'migration.sql')
  } finally {
    await cluster.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

const name = process.argv[2] ?? ''
if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error('Name it: npm run migrate:new -- add_something')
process.stdout.write(`${await draft(name)}\nKeys, checks, triggers and grants are written by hand.\n`)
