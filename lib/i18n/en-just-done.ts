/** What has just been done, or could not be, told once on the page that comes next. Part of the catalogue in `en.ts`. */
export const enJustDone = {
  justDone: {
    contactCreated: 'The contact was saved.',
    contactDeleted: 'The contact was deleted. The log keeps what it held.',
    userDeleted: 'The user was deleted, and every session of theirs has ended. What they did stays recorded under their name.',
    setUp: 'You are the System Administrator. Sign in with your new password.',
    invitation: 'Your password is saved. Sign in with it.',
    exportRunning: 'Nothing was exported just now: another export of yours is running. Wait until it is done, or stop it.',
    exportTooFast: 'Nothing was exported just now: that was too fast. Wait a moment, then try again.',
    exportFailed: 'Nothing was exported just now: it could not be done. Try again in a moment.',
    notMe:
      'Every session of yours has ended, and your old password is void. A link to choose a new one was sent to you; if none comes, ask a System Administrator for one. The managers are told.',
    passwordAsked: 'If you can sign in here with that email, a letter is on its way to it.',
    addressConfirmed: 'Nothing more is to be done. The email before was told of the change.',
    newPassword: 'Your new password is saved, and every session of yours has ended. Sign in with it.',
  },
} as const

/** Something that is told so. */
export type JustDone = keyof typeof enJustDone.justDone
