/** "This wasn't me" and "Yes, it was me": by a letter's link, and in the app. Part of the catalogue in `en.ts`. */
export const enNotMe = {
  notMe: {
    title: (name: string) => `Was this you, ${name}?`,
    metaTitle: 'Was this you?',
    lead: 'Somebody signed in with your email address and your password.',
    forgotten: 'What was recorded of it is no longer kept.',
    when: 'When',
    device: 'Device',
    place: 'About where',
    ip: 'IP address',
    within: (place: string, km: number) => `${place}, to within ${km} km`,
    onDevice: (software: string, device: string) => `${software} (${device})`,
    willTitle: 'If it was not you',
    will: {
      sessions: 'Every session of yours ends at once, that one and all others.',
      mail: (email: string) => `Your password is void. A link to choose a new one goes to ${email}.`,
      noMail: 'Your password is void. No mail is sent from here: a System Administrator gives you a link to choose a new one.',
      address: (email: string) => `Your email is ${email} again: it was changed since that sign-in.`,
      managers: 'The managers are told, and look into it.',
    },
    notMe: 'This wasn’t me',
    notMePending: 'Locking out…',
    wasMe: 'Yes, it was me',
    wasMePending: 'Saving…',
    wasMeHint: 'Nothing ends, and that browser is known from now on.',

    doneTitle: 'Nobody is signed in as you any more',
    done: 'You said that it was not you. Every session of yours has ended, the old password is void, and the managers are told.',
    next: 'What to do next',
    renewed: 'You have a new password by now. Sign in with it.',
    mailed: (email: string) => `Choose a new password with the link that was sent to ${email}. It is good for 24 hours.`,
    noMailCame: 'If no letter comes, ask a System Administrator for a password link.',
    notMailed: 'Ask a System Administrator for a link to choose a new password: no mail is sent from here.',
    addressBack: (email: string) => `Your email is ${email} again: it had been changed since that sign-in. You sign in with it.`,
    elsewhere: 'Where else you use the old password, change it there too.',

    vouchedTitle: 'Good, it was you',
    vouched: 'Nothing has ended, and that browser is known from now on.',
    mistaken: 'If that was a mistake, sign in and choose “This wasn’t me” under Account.',

    goneTitle: 'This link does not work',
    gone: 'It was cut short on its way, it is older than seven days, or you have another email since. Open it once more as it stands in the letter.',
    goneNext:
      'If you do not know the sign-in that it tells of, look under Account, Sessions, where you can say so too, or ask a System Administrator.',
    toSignIn: 'Go to sign-in',

    here: {
      title: 'This wasn’t me',
      lead: 'The session that you do not know, and what happens when you say so.',
      back: 'Notices',
      will: 'When you say so',
      sessions: 'Every session of yours ends at once, this one too.',
      said: 'You have said so already: that session has ended, and the managers look into it.',
    },
  },
} as const
