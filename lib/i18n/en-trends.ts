/** Values over time, and new ones: the pages of locations and devices. Part of the catalogue in `en.ts`. */
export const enTrends = {
  trends: {
    total: (count: string) => (count === '1' ? '1 session' : `All ${count} sessions`),
    change: 'Change',
    trend: 'Trend',
    /** Beside a value that the period before did not have. */
    fromNone: 'from 0',
    notCompared: 'Changes are not told: the period before is not kept as a whole.',
    notComparedOpen: 'Changes are not told: the period has no beginning.',
    compared: (first: string, last: string) => `Changes compare with ${first} to ${last}.`,
    since: (stamp: string) =>
      `There was not the time to follow all over time: only sessions that started since ${stamp} are in the trends.`,

    only: (name: string) => `only on ${name}`,
    rising: 'rising',
    falling: 'falling',
    steady: 'steady',
    shape: (way: string, most: string, name: string) => `${way}, most ${most} on ${name}`,

    over: {
      country: 'Countries over time',
      network: 'Networks over time',
      asn: 'Operators over time',
      os: 'Operating systems over time',
      browser: 'Browsers over time',
      device: 'Device types over time',
    },
    all: 'All',
    shares: {
      hour: (what: string) => `${what}: share of sessions per hour`,
      day: (what: string) => `${what}: share of sessions per day`,
      days: (what: string, n: number) => `${what}: share of sessions per ${n} days`,
    },
    sharesIn: {
      hour: 'Share of sessions per hour; above, how many',
      day: 'Share of sessions per day; above, how many',
      days: (n: number) => `Share of sessions per ${n} days; above, how many`,
    },
    stretch: { hour: 'Hour', day: 'Day', days: 'Days' },
    span: (first: string, last: string) => `${first} to ${last}`,
    fromTo: (name: string, first: string, last: string) => `${name} from ${first} to ${last}`,
    halves: 'from the first half to the second',

    fresh: {
      title: 'New in this period',
      hint: 'First seen among the records kept',
      hintFiltered: 'First seen among the records that match',
      kinds: {
        country: 'Country',
        asn: 'Operator',
        city: 'City',
        vendor: 'Vendor',
        model: 'Model',
        browser: 'Browser',
        os: 'System',
      },
      today: (time: string) => `First seen today, ${time}`,
      yesterday: (time: string) => `First seen yesterday, ${time}`,
      at: (stamp: string) => `First seen ${stamp}`,
      by: (name: string) => `by ${name}`,
      more: (n: number) => (n === 1 ? 'and 1 more, seen earlier' : `and ${n.toLocaleString('en-GB')} more, seen earlier`),
      none: 'Nothing came up here for the first time.',
      records: (stamp: string) =>
        `Records begin on ${stamp}. What came up in their first seven days is not called new, nor is it known what was there before.`,
      noTime: 'There was not the time to look through all that is kept. A shorter period or a narrower filter is looked through sooner.',
    },
  },
} as const
