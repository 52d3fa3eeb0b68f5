import type { Effect, Entry } from './journal'

/** What the database holds of one try: rows that have its effect, activities that tell it, and whether an ended session is open. */
export type Kept = { readonly rows: number; readonly records: number; readonly open: boolean }

export type Verdict = {
  acknowledged: number
  unknown: number
  refused: number
  /** Told as done, and a row or its activity is not there. */
  lost: number
  /** There more often than it was tried. */
  duplicated: number
  /** Told as ended, and open. */
  resurrected: number
  /** A row without its activity, or an activity without its row. */
  torn: number
  /** Told that nothing was done, and it was. */
  denied: number
  /** What is wrong, in words. */
  readonly wrong: string[]
}

/** Holds what clients were told against what the database kept. */
export function judge(journal: readonly Entry[], keptOf: (effect: Effect, key: string) => Kept): Verdict {
  const verdict: Verdict = {
    acknowledged: 0,
    unknown: 0,
    refused: 0,
    lost: 0,
    duplicated: 0,
    resurrected: 0,
    torn: 0,
    denied: 0,
    wrong: [],
  }
  for (const { effect, key, told } of journal) {
    const { rows, records, open } = keptOf(effect, key)
    const count = (what: 'lost' | 'duplicated' | 'resurrected' | 'torn' | 'denied') => {
      verdict[what] += 1
      verdict.wrong.push(`${what}: ${effect} ${key}: ${rows} rows, ${records} records${open ? ', open' : ''}`)
    }
    verdict[told === 'done' ? 'acknowledged' : told] += 1
    if (rows > 1 || records > 1) count('duplicated')
    if (told === 'done' && effect === 'kill' && open) count('resurrected')
    else if (told === 'done' && (rows === 0 || records === 0)) count('lost')
    else if (rows !== records && Math.max(rows, records) === 1) count('torn')
    if (told === 'refused' && rows + records > 0) count('denied')
  }
  return verdict
}
