/** Newest rows whose values are counted before anything else. */
export const NEWEST_ROWS = 3_000
/** Values that are offered at most. */
export const MOST_VALUES = 20

type Counted = { readonly key: string | number; readonly count: number }

/** Values of a field with how often they occur, gathered step by step; told are those that `fits` lets through. The empty string stands for none. */
export function valueTally(fits: (value: string) => boolean) {
  const counts = new Map<string, number>()
  let rows = 0
  const fitting = () => [...counts].filter(([value]) => value !== '' && fits(value))
  return {
    add(found: readonly Counted[]): void {
      for (const { key, count } of found) {
        counts.set(String(key), (counts.get(String(key)) ?? 0) + count)
        rows += count
      }
    },
    /** How many rows were counted, and how many values of theirs fit. */
    size: () => ({ rows, values: fitting().length }),
    /** The most frequent first. */
    told: (): readonly string[] =>
      fitting()
        .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
        .slice(0, MOST_VALUES)
        .map(([value]) => value),
  }
}

/** Whether what was typed stands in a value, in letters of any case; pattern characters mean themselves. */
export const contains =
  (typed: string) =>
  (value: string): boolean =>
    value.toLowerCase().includes(typed.toLowerCase())
