/** How many rows there are by day. Part of the catalogue in `en.ts`. */
export const enHistogram = {
  histogram: {
    sentence: (title: string, from: string, to: string, most: string) => `${title} per day, ${from} to ${to}, ${most}`,
    most: (count: string, day: string) => `most ${count} on ${day}`,
    noneAtAll: 'none at all',
    days: (first: string, last: string) => `${first} to ${last}`,
    uncounted: 'not counted in time',
    asTable: 'Show as table',
    day: 'Day',
  },
} as const
