import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { projectRoot } from '@/scripts/project'

const WASM = 'node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm'

// The engine gives up waiting for its lock after 10 s, and leaves that timer behind: it must not hold the process.
const briefTimeout = (callback: () => void, ms: number) => setTimeout(callback, ms).unref()

function imports(): WebAssembly.ModuleImports {
  const given = Object.entries(glue as unknown as WebAssembly.ModuleImports)
  return Object.fromEntries(given.map(([name, value]) => [name, name.startsWith('__wbg_setTimeout_') ? briefTimeout : value]))
}

// The package's own entry expects a bundler that imports .wasm files. Once per process: the glue knows one instance only.
let instantiated: Promise<void> | undefined
async function instantiate(): Promise<void> {
  const source = await readFile(join(projectRoot, WASM))
  const { instance } = await WebAssembly.instantiate(source, { './schema_engine_bg.js': imports() })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
}

/** The adapter splits a script at every semicolon, which tears function bodies apart: here it goes as one simple query, which is also one transaction. */
function wholeScripts(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script)
    }
    return adapter
  }
  return factory
}

/** Lends Prisma's schema engine (as WebAssembly: the command line would download a native one) on the database at `url` to `work`. */
export async function withSchemaEngine<T>(url: string, work: (engine: glue.SchemaEngine) => Promise<T>): Promise<T> {
  instantiated ??= instantiate()
  await instantiated
  // The migrations' names mean `public`, also where the owner has a schema of its own name, which would come first.
  const onConnect = async (client: pg.ClientBase) => void (await client.query('set search_path = public'))
  const pool = new pg.Pool({ connectionString: url, max: 2, onConnect })
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool))
    return await work(await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter))
  } finally {
    await pool.end()
  }
}
