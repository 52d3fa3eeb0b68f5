/** What an action has just done, told once on the page that it leads to. Part of the catalogue in `en.ts`. */
export const enJustDone = {
  justDone: {
    contactCreated: 'The contact was saved.',
    contactDeleted: 'The contact was deleted. The log keeps what it held.',
    userDeleted: 'The user was deleted, and every session of theirs has ended. What they did stays recorded under their name.',
    setUp: 'You are the System Administrator. Sign in with your new password.',
    invitation: 'Your password is saved. Sign in with it.',
    newPassword: 'Your new password is saved, and every session of yours has ended. Sign in with it.',
  },
} as const

/** Something that is told so. */
export type JustDone = keyof typeof enJustDone.justDone
