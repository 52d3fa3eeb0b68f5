import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { projectRoot } from '@/scripts/project'

/** Paths of the bare pages that are added to the copy, by the page whose floor they are. */
export const floorPaths = { sessions: '/bench-floor-sessions', activities: '/bench-floor-activities' } as const

function run(file: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(file, args, { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error(`${file} ${args[0]} failed: ${error?.message ?? stderr}`)
  return stdout
}

/** The bare pages. They pass by `proxy.ts` as every page does behind the preload. */
function addFloors(root: string): void {
  for (const [page, path] of Object.entries(floorPaths)) {
    const folder = join(root, 'app', path)
    mkdirSync(folder, { recursive: true })
    cpSync(join(root, `scripts/bench/floor/${page}-page.tsx`), join(folder, 'page.tsx'))
  }
}

/**
 * Copies the tree as it lies here (uncommitted changes too) to a temporary folder, with the bare pages: product and bare page are then one
 * build, and the product's own never holds a page for measuring. Packages are hard links where that works, since Next follows no link
 * out of its folder. Removed by `remove`.
 */
export function makeWorkshop(): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'rollcall-bench-tree-'))
  const files = run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z']).split('\0')
  for (const file of files.filter((name) => name !== '')) {
    mkdirSync(join(root, dirname(file)), { recursive: true })
    // A file that was removed but not yet committed is still listed.
    try {
      cpSync(join(projectRoot, file), join(root, file))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  const packages = [join(projectRoot, 'node_modules'), join(root, 'node_modules')] as const
  if (spawnSync('cp', ['-al', ...packages]).status !== 0) cpSync(...packages, { recursive: true, verbatimSymlinks: true })
  addFloors(root)
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}
