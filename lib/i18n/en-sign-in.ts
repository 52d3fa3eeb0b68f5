/** Signing in, being invited, and the screen after the end. Part of the catalogue in `en.ts`. */
export const enSignIn = {
  signIn: {
    title: 'Sign in',
    lead: 'Your session will be recorded with its device, address and place.',
    email: 'Email',
    password: 'Password',
    submit: 'Sign in',
    pending: 'Signing in…',
    nobodyYet:
      'Nobody can sign in here yet: the first System Administrator is made with the one-time link that Rollcall prints where it is started.',
    stillSignedIn: 'You are still signed in. Signing in again begins a new session in place of this one, and leads back to where you were.',
    stillIn: (name: string) => `${name} is signed in in this browser. Signing in here ends that session.`,
    forgot: 'Forgot your password?',
    demo: 'This is the demo: everything in it is invented. Enter as',
    demoPending: 'Entering…',
    exposed: 'This address is not encrypted: others on the network can read your password. Ask your administrator for https.',
  },

  setup: {
    title: 'Set up Rollcall',
    lead: 'You are the first. This makes you System Administrator; everybody else is invited by you.',
    name: 'Name',
    email: 'Email',
    password: 'Password',
    repeat: 'Repeat password',
    submit: 'Create administrator',
    pending: 'Creating…',
    invalidTitle: 'This set-up link does not work',
    invalid: 'It was used already, or it is older than 24 hours. A new one stands where Rollcall is started.',
  },

  invite: {
    title: (name: string) => `Welcome, ${name}`,
    lead: (email: string) => `Choose a password for ${email}. Afterwards you sign in with it.`,
    password: 'Password',
    repeat: 'Repeat password',
    submit: 'Save password',
    pending: 'Saving…',
    invalidTitle: 'This invite link does not work',
    invalid: 'It was used already, or it is older than 72 hours. Ask the person who sent it for a new one.',
    toSignIn: 'Go to sign-in',
  },

  newPassword: {
    title: (name: string) => `A new password for ${name}`,
    lead: (email: string) => `Choose a new password for ${email}. Every session of yours ends, and you sign in with it.`,
    submit: 'Save new password',
    invalidTitle: 'This password link does not work',
    invalid: 'It was used already, it is too old, or a newer one was made.',
    again: 'Ask for a new one',
  },

  forgot: {
    title: 'Forgot your password?',
    lead: 'Enter the email you sign in with. A link to choose a new password comes by mail; it works once, for 30 minutes.',
    email: 'Email',
    submit: 'Send the link',
    pending: 'Sending…',
    askedTitle: 'Look into your mail',
    asked: 'The link in the letter works once, for 30 minutes; of several only the newest does. Using it ends all your sessions.',
    off: 'No mail is sent from here. Ask a System Administrator for a link to choose a new password.',
    noLetter: 'If you get no letter, look for it among spam, or ask an administrator for a link.',
  },

  newAddress: {
    title: (to: string) => `Is ${to} yours?`,
    lead: (name: string, from: string) =>
      `${name} signs in with it from now on, and no longer with ${from}. Links mailed before stop working.`,
    confirmedTitle: 'Your email is confirmed',
    confirmed: 'You sign in with it from now on. Where you are signed in you stay so.',
    goOn: 'Go on to Rollcall',
    submit: 'Confirm this email',
    pending: 'Confirming…',
    notYou: 'If you do not know what this is about, close this page: nothing changes.',
    invalidTitle: 'This link does not work',
    invalid: 'It was used already, it is older than 24 hours, or the change was taken back. Ask for the change again.',
  },

  passwordHint: 'At least 12 characters. A few words in a row are fine.',

  ended: {
    title: 'Your session has ended',
    reasons: {
      signed_out: 'You have signed out.',
      signed_out_elsewhere: 'This session was ended from another of your sessions.',
      no_cookie: 'You are not signed in here any more: you signed out in another tab, or the cookies of this browser were removed.',
      unknown: 'You are not signed in here any more. Rollcall does not know this session; it may have ended long ago.',
      killed: 'Your session was ended by a manager.',
      idle: 'Your session ended because nothing was done for a while (idle timeout).',
      time_limit: 'Your session reached the session time limit.',
      password_changed: 'Your session ended because the password was changed.',
      user_disabled: 'Your session ended because your access was switched off.',
      role_changed: 'Your session ended because your role was changed. Sign in again to go on.',
      replaced: 'Your session ended because this browser signed in anew.',
      not_me: 'Your session ended because it was reported as “not me”.',
      system: 'Your session was ended by the system.',
    },
    when: (at: string) => `It ended on ${at}.`,
    unlessYou: {
      signed_out_elsewhere:
        'If this was not you, somebody else is signed in as you: sign in, change your password, and sign out everywhere else.',
      password_changed: 'If this was not you, ask a System Administrator for a new password link at once.',
    },
    message: 'Message from the manager',
    signIn: 'Sign in again',
  },
} as const
