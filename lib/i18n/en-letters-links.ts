const span = (ms: number) => {
  const hours = ms / 3_600_000
  if (hours < 1) return `${Math.round(hours * 60)} minutes`
  return hours === 1 ? 'an hour' : hours % 24 === 0 && hours > 72 ? `${hours / 24} days` : `${hours} hours`
}

const once = (ms: number) => `The link works once, and no longer than ${span(ms)} after it was made.`

/** Letters that bring a link to go on with. `ms`: for how long it may be used. Part of the catalogue in `en-letters.ts`. */
export const enLettersLinks = {
  once,

  invitation: {
    subject: (product: string) => `Your invitation to ${product}`,
    title: (product: string) => `Welcome to ${product}`,
    opening: (product: string, by: string) => `${by} has made an account in ${product} for you. Choose a password, and you can sign in.`,
    role: 'Your role',
    address: 'You sign in with',
    button: 'Choose a password',
    unexpected: 'If you do not expect this, leave it: without a password the account cannot be used.',
    why: 'You get this letter because an account was made with this address.',
  },

  passwordLink: {
    subject: (product: string) => `Choose a new password for ${product}`,
    title: 'Choose a new password',
    opening: (product: string, by: string) => `${by} has made a link with which you choose a new password for ${product}.`,
    button: 'Choose a new password',
    until: 'Your present password works until then. A new one ends all your sessions.',
    why: 'You get this letter because an administrator made the link for you.',
  },

  forgottenPassword: {
    subject: (product: string) => `Choose a new password for ${product}`,
    title: 'You forgot your password?',
    opening: (product: string) => `Somebody, we hope you, has asked for a new password for your ${product} account.`,
    asked: 'Asked for',
    from: 'From',
    button: 'Choose a new password',
    until: 'Your present password works until then. A new one ends all your sessions.',
    notYou: 'If it was not you, there is nothing to do: without this letter nobody can change anything.',
    why: 'You get this letter because a new password was asked for with this address.',
  },

  passwordNeeded: {
    subject: (product: string) => `Choose a new password for ${product} now`,
    title: 'Choose a new password',
    opening: (product: string) =>
      `You said that a sign-in to ${product} was not you. All your sessions have ended, and your password does not work any more. Choose a new one, which you use nowhere else.`,
    button: 'Choose a new password',
    back: (address: string) =>
      `The address of your account had been changed since that sign-in. It is ${address} again: you sign in with it.`,
    late: 'If the link is too old, ask an administrator for a new one. Managers know of the case.',
    why: 'You get this letter because you said “This wasn’t me”.',
  },

  addressConfirm: {
    subject: (product: string) => `Confirm your new address for ${product}`,
    title: 'Is this your address?',
    opening: (product: string, by: string) =>
      `${by} wants this address to be the one of your ${product} account, in place of the one below. Nothing changes before you confirm it.`,
    from: 'Address until now',
    button: 'Confirm this address',
    unexpected: 'If you do not know of this, leave it: nothing changes.',
    why: 'You get this letter because this address was given for an account.',
  },
} as const
