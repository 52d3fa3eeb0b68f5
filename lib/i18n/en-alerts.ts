const others = (n: number, most: number) => (n < most ? `${n} new sign-ins` : `${most} new sign-ins, or more`)

/** What people are told of sign-ins of theirs. Part of the catalogue in `en.ts`. */
export const enAlerts = {
  alerts: {
    title: 'Notices',
    newest: 'New sign-ins',
    one: (what: string, when: string, where: string) => `New sign-in with ${what}, ${when}, from ${where}.`,
    many: (n: number, most: number, what: string, when: string, where: string) =>
      `${others(n, most)}, the newest with ${what}, ${when}, from ${where}.`,
    software: (browser: string, system: string) => `${browser} on ${system}`,
    noSoftware: 'an unknown browser',
    today: (time: string) => `today ${time}`,
    yesterday: (time: string) => `yesterday ${time}`,
    where: (address: string, place: string) => `${address} (${place})`,
    noAddress: 'an unknown address',
    notYou: 'Not you?',
    session: 'See the session',
    sessions: 'See where you are signed in',
    wasMe: 'It was me',
    allWereMe: 'They were all me',
    sayElsewhere: 'This browser is new itself. If it was you, say so where you have signed in before, by the letter, or here after a week.',
    saving: 'Saving…',
    noted: 'Noted: it was you.',

    list: 'Newest notices',
    lead: 'Sign-ins of yours that you were told of, newest first.',
    columns: { what: 'Sign-in', at: 'Time', place: 'IP address, place', seen: 'What you said' },
    bell: (n: number, most: number) =>
      n === 0 ? 'Notices: nothing new' : n === 1 ? 'Notices: 1 new sign-in' : `Notices: ${others(n, most)}`,
    /** Why, in one sentence, here and by mail: `place` is from where it was the first, where it was. */
    because: {
      every_session: () => 'You are told of every sign-in of yours.',
      new_device: (place: string | null) =>
        place === null ? 'You had never signed in with this browser.' : `You had never signed in with this browser, nor from ${place}.`,
      unusual_place: (place: string | null) => `You had never signed in from ${place ?? 'there'}.`,
    },
    itWasMe: 'It was me',
    itWasNotMe: 'It was not me',
    wasNotMe: 'This wasn’t me',
    open: 'Nothing yet',
    empty: {
      none: 'Nothing so far.',
      nothing: 'You would not be told either: telling people of new sessions is switched off.',
      every: 'You are told here, and in your other sessions, of every sign-in of yours but the first.',
      unusual:
        'You are told here, and in your other sessions, when somebody signs in as you in a browser that you never used before, or from where you never were.',
    },
  },
} as const
