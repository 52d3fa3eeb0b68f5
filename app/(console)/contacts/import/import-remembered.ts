import type { Run } from './import-run'

/** How far an import came that nobody is at any more; `known`: nothing more than that was imported. */
export type Left = Pick<Run, 'through' | 'rows' | 'imported'> & { readonly known: boolean }

const dayMs = 86_400_000
/** A tab that is still at it writes more often than this. */
const restingMs = 15_000
const begun = 'rollcall:import-begun'
const keyOf = (who: string) => `rollcall.import.${who}`

/** Kept by the browser with each step, so that whoever left midway is told at the next visit how far it came. `over`: the tab has left it. */
export function rememberImport(who: string, { is, through, rows, imported }: Run, over: boolean): void {
  try {
    localStorage.setItem(keyOf(who), JSON.stringify({ through, rows, imported, known: is === 'failed', over, at: Date.now() }))
  } catch {}
}

export function forgetImport(who: string): void {
  try {
    localStorage.removeItem(keyOf(who))
  } catch {}
}

/** The import of this person that was left midway in this browser within a day, or null. */
export function leftImport(who: string): Left | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(who)) ?? '{}') as Record<string, unknown>
    const { through, rows, imported, known, over, at } = kept
    if (typeof through !== 'number' || typeof rows !== 'number' || typeof imported !== 'number' || typeof at !== 'number') return null
    const age = Date.now() - at
    return (over === true || age > restingMs) && age < dayMs ? { through, rows, imported, known: known === true } : null
  } catch {
    return null
  }
}

/** Says in this page that a file is on its way: what was left before is told no more. */
export const tellBegun = (): boolean => dispatchEvent(new Event(begun))

/** Hears that. Answers how to stop. */
export function hearBegun(hear: () => void): () => void {
  addEventListener(begun, hear)
  return () => removeEventListener(begun, hear)
}
