const many = (n: number, one: string, more: string) => (n === 1 ? `1 ${one}` : `${n.toLocaleString('en-GB')} ${more}`)

/** Letters that tell of something that happened. Part of the catalogue in `en-letters.ts`. */
export const enLettersNews = {
  newSignIn: {
    subject: (product: string, software: string) => `New sign-in to ${product}: ${software}`,
    preview: (place: string, when: string) => `${place.charAt(0).toUpperCase()}${place.slice(1)}, ${when}. Was it you?`,
    title: 'Was this you?',
    opening: {
      every_session: (product: string) => `Somebody signed in to your ${product} account.`,
      new_device: (product: string) => `Somebody signed in to your ${product} account with a device that you had never used there before.`,
      unusual_place: (product: string) => `Somebody signed in to your ${product} account from an unusual place.`,
    },
    newIn: {
      country: 'You had never signed in from that country before.',
      region: 'You had never signed in from that region before.',
    },
    wasMe: 'If it was you, there is nothing to do.',
    notMe: 'This wasn’t me',
    itWasMe: 'Yes, it was me',
    onward:
      'If it was not you, say so now: that session and all your others end, your password stops working, and you get a letter to choose a new one. The link works once, for seven days, and asks before it does anything.',
    why: {
      every_session: 'You get this letter because every new sign-in is told to you.',
      new_device: 'You get this letter because the device is new for you.',
      unusual_place: 'You get this letter because the place is unusual for you.',
    },
  },

  sessionEnded: {
    subject: (product: string) => `Your ${product} session was ended`,
    preview: (software: string, when: string) => `${software}, ended ${when}.`,
    title: (others: number) =>
      others === 0 ? 'A manager ended your session' : `A manager ended ${many(others + 1, 'session', 'sessions')} of yours`,
    opening: (product: string, others: number) =>
      others === 0
        ? `A manager of ${product} has ended this session of yours. Nothing else changed: you can sign in again.`
        : `A manager of ${product} has ended this session of yours and ${many(others, 'other', 'others')}. Nothing else changed: you can sign in again.`,
    message: 'The manager says',
    button: 'See your sessions',
    why: 'You get this letter because a session of yours was ended by somebody else.',
  },

  digest: {
    subject: (product: string, n: number) => `${many(n, 'notice', 'notices')} from ${product}`,
    title: (n: number) => `${many(n, 'more notice', 'more notices')} within a short time`,
    opening:
      'So much happened with your account that it is told in one letter. If you do not know one of these, end all your sessions and change your password.',
    kinds: { new_sign_in: 'New sign-in', session_ended: 'Ended by a manager' },
    item: (kind: string, software: string) => `${kind}: ${software}`,
    where: (place: string, ip: string) => `${place}, ${ip}`,
    more: (n: number) => `And ${n.toLocaleString('en-GB')} more`,
    button: 'See your sessions',
    why: 'You get this letter because there were more notices within an hour than are sent one by one.',
  },

  passwordChanged: {
    subject: (product: string) => `Your ${product} password was changed`,
    title: 'Your password was changed',
    opening: (product: string) => `The password of your ${product} account was changed. Sessions from before have ended.`,
    from: 'From',
    notYou: 'If this was not you, choose a new password at once, and tell an administrator.',
    button: 'I did not do this',
    why: 'You get this letter because a changed password is always told.',
  },

  roleChanged: {
    subject: (product: string) => `Your role in ${product} was changed`,
    title: (to: string) => `You are now ${to}`,
    opening: (by: string) => `${by} changed your role. Your sessions have ended with it: sign in again to go on.`,
    from: 'Role before',
    to: 'Role now',
    button: 'Sign in',
    why: 'You get this letter because a changed role is always told.',
  },

  addressChanged: {
    subject: (product: string) => `Your ${product} address was changed`,
    title: 'Your address was changed',
    opening: (product: string, by: string) =>
      `${by} changed the address of your ${product} account, and the new one was confirmed. You sign in with it from now on, and letters go there; this is the last one to come here.`,
    to: 'New address',
    notYou: 'If you do not know of this, tell an administrator at once.',
    why: 'You get this letter because a changed address is always told to the old one.',
  },

  caseOpened: {
    subject: (product: string, who: string) => `${product}: ${who} says “This wasn’t me”`,
    title: (who: string) => `Somebody else may have signed in as ${who}`,
    opening: (who: string) =>
      `${who} says of this session that it was not theirs. It and all other sessions of theirs have ended, their password is void, and they have a letter to choose a new one.`,
    button: 'Open the case',
    why: 'You get this letter because you look after this installation: managers and administrators are told of every case.',
  },

  jobFailed: {
    subject: (product: string, job: string) => `${product}: the job ${job} has failed`,
    title: (job: string) => `${job} has failed`,
    opening: 'The job stopped with an error. What it was doing at that moment was undone; it is tried again by itself when it is due.',
    job: 'Job',
    error: 'Error',
    button: 'See the jobs',
    why: 'You get this letter because you are an administrator. A job that keeps failing is told once a day.',
  },

  test: {
    subject: (product: string) => `Test letter from ${product}`,
    title: 'Letters arrive',
    opening: (by: string) => `${by} has sent this letter to see whether sending works. It does.`,
    why: 'You get this letter because it was asked for on the mail settings page.',
  },
} as const
