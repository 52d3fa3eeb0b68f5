import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { processIdentity } from './process-identity'

const Owner = z.object({ pid: z.number().int(), identity: z.string() })

function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function livingOwner(text: string): number | undefined {
  try {
    const { pid, identity } = Owner.parse(JSON.parse(text))
    return processIdentity(pid) === identity ? pid : undefined
  } catch {
    return undefined
  }
}

/** Moves a dead owner's file away; if another one was faster and it is theirs that we moved, it is put back. */
function removeDead(file: string, judged: string, aside: string): void {
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (readText(aside) !== judged) tryLink(aside, file)
  rmSync(aside, { force: true })
}

/**
 * Takes `file` in the name of process `pid`. Returns undefined when it is ours, else the number of the living process
 * that has it. What a crash left behind is no owner.
 */
export function takeLock(file: string, pid: number): number | undefined {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify({ pid, identity: processIdentity(pid) }), { mode: 0o600 })
  try {
    for (;;) {
      if (tryLink(draft, file)) return undefined
      const text = readText(file)
      if (text === undefined) continue
      const owner = livingOwner(text)
      if (owner !== undefined) return owner
      removeDead(file, text, `${draft}.dead`)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}
