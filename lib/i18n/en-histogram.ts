/** How many rows there are by day. Part of the catalogue in `en.ts`. */
export const enHistogram = {
  histogram: {
    sentence: (title: string, days: number, from: string, to: string) =>
      `${title} by ${days === 1 ? 'day' : `${days} days`}, ${from} to ${to}`,
    most: (count: string, day: string) => `most ${count} on ${day}`,
    highest: (count: string) => `Highest bar: ${count}`,
    lastDays: (days: number) => (days === 1 ? 'The last day of the list' : `The last ${days} days of the list`),
    noneAtAll: 'none at all',
    days: (first: string, last: string) => `${first} to ${last}`,
    uncounted: 'not counted in time',
    uncountedOf: (n: number, all: number) => `${n} of ${all} not counted in time`,
    soFar: 'so far',
    asTable: 'Show as table',
    column: (days: number) => (days === 1 ? 'Day' : 'Days'),
  },
} as const
