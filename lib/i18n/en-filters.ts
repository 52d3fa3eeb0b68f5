type TooMuch = { readonly n: number; readonly of: 'characters' | 'values' }

/** What a part of an address takes that said more. */
export const tooMuch = (part: string, { n, of }: TooMuch) => `${part} takes at most ${n.toLocaleString('en-GB')} ${of}.`

/** Filtering lists of sessions. Part of the catalogue in `en.ts`. */
export const enFilters = {
  filters: {
    label: 'Filter sessions',
    fields: {
      status: 'Status',
      user: 'User',
      role: 'Role at sign-in',
      device: 'Device',
      browser: 'Browser',
      os: 'System',
      country: 'Country',
      city: 'City',
      reason: 'End reason',
      network: 'Network',
      ip: 'IP address',
      vendor: 'Device vendor',
      model: 'Device model',
      browserVersion: 'Browser version',
      osVersion: 'System version',
      region: 'Region',
      asn: 'Network operator (AS number)',
      duration: 'Duration',
      hour: 'Weekday and hour',
      release: 'Browser with version',
      older: 'Browser older than',
      ending: 'Time left',
      at: 'Signed in at',
      review: 'Review',
      map: 'On the map',
      q: 'Text',
      since: 'Started',
      from: 'Started from',
      to: 'Started to',
      sort: 'Sort',
      before: 'Page',
      after: 'Page',
    },
    /** By the seconds from which on each counts. */
    durations: {
      0: 'under 1 min',
      60: '1 to 5 min',
      300: '5 to 15 min',
      900: '15 to 30 min',
      1800: '30 to 60 min',
      3600: '1 to 2 h',
      7200: '2 to 4 h',
      14400: '4 to 8 h',
      28800: '8 h and more',
    },
    notOver: 'not over',
    /** Where the map shows a session: at a place, or beside it. */
    mapParts: {
      place: 'At a place',
      country: 'Country only',
      private: 'Private network',
      hosting: 'Hosting',
      unknown: 'Unknown',
    },
    /** Degrees in the middle of what is meant. */
    nearPoint: (lat: number, lon: number) =>
      `near ${Math.abs(lat).toFixed(1)}° ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(1)}° ${lon < 0 ? 'W' : 'E'}`,
    /** By the minutes within which a session runs out. */
    ending: { 15: 'under 15 min' },
    helpOlder: 'A browser and a major version, such as Chrome 139.',
    helpAt: 'A moment in UTC, such as 2026-11-26T10:42Z.',
    /** Monday first, as ISO 8601 counts them. */
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    hourOf: (weekday: string, hour: string) => `${weekday} ${hour.padStart(2, '0')}:00–${hour.padStart(2, '0')}:59`,
    asNumber: (number: string) => `AS${number}`,
    period: 'Started within',
    search: 'Search sessions',
    searchHint: 'Name, email, place, device …',
    valueHint: 'Norway, Chrome, 10.0.0.0/8 …',
    unknownHint: (unknown: string) => `Type “${unknown}” for sessions of which it is not known.`,
    helpCountry: 'A country is its English name or its two letters, such as Norway or NO.',
    misunderstood: (part: string, value: string, most?: TooMuch) =>
      most
        ? `${tooMuch(part, most)} ${most.of === 'values' ? 'The rest is' : 'It is'} left out.`
        : `${part} “${value}” was not understood and is left out.`,
    ambiguous: (value: string) => `No single person is “${value}”, so it is searched as text.`,
  },
} as const
