import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '@/scripts/project'

/** What the measured server is started with, and where its witness writes what it sees. */
export type Witness = { readonly env: Readonly<Record<string, string>>; readonly file: string }

/** Has the measured server load a script of this folder that looks at it from outside of the product; `variable` tells the script its file. */
export async function withWitness<T>(script: string, variable: string, work: (witness: Witness) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-witness-'))
  const file = join(folder, 'seen')
  try {
    return await work({ env: { NODE_OPTIONS: `--require ${join(projectRoot, 'scripts/bench', script)}`, [variable]: file }, file })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
