import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/scripts/project'
import { hashOf } from './hash'
import { runNode } from './run'

const FOLDER = join(projectRoot, 'lib/db/generated')
const STAMP = join(FOLDER, '.made-from')

const sources = () => hashOf(['prisma/schema.prisma', 'node_modules/@prisma/client/package.json'])

/** Whether the Prisma client is the one of this schema. */
export function clientIsMade(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources()
}

/** Makes the Prisma client unless it is the one of this schema. */
export async function generateClient(): Promise<string> {
  if (clientIsMade()) return 'up to date'
  // The command looks for a native engine, and would download one, although it does not use it: any file that exists will do.
  const environment = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  }
  await runNode(['node_modules/prisma/build/index.js', 'generate', '--schema=prisma/schema.prisma', '--no-hints'], environment)
  writeFileSync(STAMP, sources())
  return 'made'
}
