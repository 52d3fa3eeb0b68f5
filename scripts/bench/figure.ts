/** One line of the table: a figure, what it should be, what it is, and what it is compared with in the same run. */
export type Figure = {
  readonly part: string
  readonly name: string
  readonly target: string
  readonly measured: string
  readonly floor: string
  /** Measured divided by floor, where both have the same unit. */
  readonly ratio: number | null
  /** Null where there is no target: told for what it explains. */
  readonly good: boolean | null
}

/** Milliseconds with as many digits as mean something. */
export const ms = (value: number): string => `${Math.abs(value) < 10 ? value.toFixed(2) : value.toFixed(0)} ms`

export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

export const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`

/** The columns of the table, in order, as text. */
export function cells({ part, name, target, measured, floor, ratio, good }: Figure): string[] {
  const verdict = good === null ? '' : good ? 'met' : 'MISSED'
  return [part, name, target, measured, floor, ratio === null ? '' : ratio.toFixed(2), verdict]
}
