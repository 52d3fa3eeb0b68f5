import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { projectRoot } from '@/scripts/project'

export const migrationsFolder = join(projectRoot, 'prisma/migrations')

/** The migrations of this version, oldest first and none after `upTo`, in the form the engine takes. */
export function migrationList(upTo?: string): MigrationList {
  const lock = join(migrationsFolder, 'migration_lock.toml')
  const folders = readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: folders
      .map((folder) => folder.name)
      .filter((name) => upTo === undefined || name <= upTo)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8') },
        },
      })),
  }
}
