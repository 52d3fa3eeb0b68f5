/** What managers note beside a session's device and place, and the trail of its addresses. Part of the catalogue in `en.ts`. */
export const enNotes = {
  notes: {
    name: 'Name',
    rename: 'Name this device',
    renameLead: (recorded: string) =>
      `A name beside the record, shown wherever this browser of this person appears. What was recorded stays: ${recorded}.`,
    label: 'Name',
    labelHint: 'Leave it empty to go back to what was recorded.',
    reason: 'Reason (optional; kept in the log)',
    save: 'Save',
    saving: 'Saving…',
    renamed: (label: string | null) => (label === null ? 'The device is shown as it was recorded.' : `The device is now called ${label}.`),
    correct: 'Correct the place',
    correctLead: (ip: string | null) =>
      `Where ${ip ?? 'this session'} truly is. The recorded place stays and is shown; filters go by what was recorded.`,
    country: 'Country',
    asRecorded: 'As recorded',
    region: 'Region',
    city: 'City',
    scope: 'Holds for',
    scopes: { session: 'This session', address: 'Every session from this address' },
    corrected: (place: string | null) =>
      place === null ? 'The place is shown as it was recorded.' : `The place is now shown as ${place}.`,
    recorded: 'Recorded as',
    namedBy: 'Named',
    correctedBy: 'Corrected',
    by: (name: string) => `by ${name}`,
    because: (reason: string) => `“${reason}”`,
  },

  trail: {
    title: 'Addresses used in this session',
    lead: 'Each network once, oldest first. A session that goes to and fro keeps its rows.',
    now: 'Now',
    signIn: 'At sign-in',
    times: (n: number) => `${n} times`,
    until: (last: string) => `until ${last}`,
  },

  operator: (asn: number, name: string | null) => (name ? `${name} (AS${asn})` : `AS${asn}`),
  hostingListed: (day: string) => `Hosting network, by our list of ${day}`,
  operatorCredit: 'Operators: RouteViews, DB-IP, NRO',
} as const
