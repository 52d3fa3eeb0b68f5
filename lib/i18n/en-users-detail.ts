const sessions = (n: number) => (n === 1 ? '1 session has ended' : `${n} sessions have ended`)

/** One person, and what administrators do to them. Part of the catalogue in `en.ts`. */
export const enUsersDetail = {
  user: {
    back: 'All users',
    person: 'Person',
    access: 'Access',
    labels: {
      name: 'Name',
      email: 'Email',
      newAddress: 'New email',
      id: 'User id',
      created: 'Created',
      state: 'State',
      role: 'Role',
      roleSince: 'Role since',
      roleBy: 'Role given by',
      lastSignIn: 'Last sign-in',
      live: 'Live sessions',
      activities: 'Activities',
    },
    leads: {
      active: 'May sign in.',
      invited: 'Was invited and has no password yet.',
      disabled: 'Cannot sign in. Sessions do not come back when the user is enabled.',
    },
    noPassword: 'Has no valid password, and signs in again once a new one is chosen by a link.',
    copyId: 'Copy user id',
    did: 'What this person did',
    happened: 'What was done with this user',
    sessions: 'Live sessions',
    noSessions: 'Not signed in anywhere.',
    allLive: (n: number) => (n === 1 ? 'The live session in the list' : `All ${n} live sessions in the list`),
    history: 'All sessions, ended ones too',
    columns: { device: 'Device', browser: 'Browser, system', place: 'IP address, place', started: 'Started', active: 'Last activity' },
    actions: 'Actions',
    saving: 'Saving…',
  },

  edit: {
    label: 'Edit',
    title: (name: string) => `Edit ${name}`,
    lead: 'Sessions and activities keep the name of their time. With another email, links handed out before no longer work.',
    leadMailed:
      'Sessions and activities keep the name of their time. Another email holds once it is confirmed there, by a link that is mailed to it; until then the one of now stays.',
    waits: (name: string, to: string) => `${name} was saved. The new email holds once it is confirmed at ${to}.`,
    submit: 'Save',
    done: (name: string) => `${name} was saved.`,
    same: 'Nothing was different, so nothing was changed.',
  },

  again: {
    label: 'Mail the new email again',
    title: (name: string) => `Mail the new email of ${name} again?`,
    lead: 'The letter with the link for confirming it goes out once more. The link of the letter before stops working.',
    submit: 'Mail again',
    pending: 'Sending…',
    done: (to: string) => `A letter is on its way to ${to}. The link works once, for 24 hours.`,
  },

  withdraw: {
    label: 'Withdraw the new email',
    title: (name: string) => `Withdraw the new email of ${name}?`,
    lead: 'The email of now stays, and the link that was mailed to the new one stops working.',
    submit: 'Withdraw',
    pending: 'Withdrawing…',
    done: 'The new email is withdrawn.',
  },

  role: {
    label: 'Change role',
    title: (name: string) => `Change the role of ${name}?`,
    lead: 'All sessions of this person end now, with that reason; they sign in again with the new role.',
    self: 'This is you. You are signed out at once, and with a lower role this page is closed to you: another System Administrator would have to give it back.',
    field: 'Role',
    submit: 'Change role',
    done: (name: string, ended: number) =>
      ended === 0 ? `${name} has the new role.` : `${name} has the new role, and ${sessions(ended)}.`,
  },

  invite: {
    label: 'New invite link',
    title: (name: string) => `New invite link for ${name}`,
    lead: 'Links made before stop working. The new one works once, for 72 hours.',
    leadMailed: 'Links made before stop working. The new one is mailed; it works once, for 72 hours.',
    mailed: (email: string) =>
      `A letter with the link is on its way to ${email}. It works once, for 72 hours. Links made before no longer work.`,
    submit: 'Make link',
    pending: 'Making…',
    field: 'Invite link',
    madeTitle: (name: string) => `${name} has a new link`,
    made: (email: string) => `Hand it to ${email}. It works once, for 72 hours, and is not shown again. Links made before no longer work.`,
  },

  passwordLink: {
    label: 'New password link',
    title: (name: string) => `New password link for ${name}`,
    lead: 'You get a link to hand over, with which the person chooses a new password. It works once, for 24 hours; the password of now stays until then. Using it ends all sessions of the person.',
    leadMailed:
      'The person gets a letter with a link to choose a new password. It works once, for 24 hours; the password of now stays until then. Using it ends all sessions of the person.',
    mailed: (email: string) =>
      `A letter with the link is on its way to ${email}. It works once, for 24 hours. Links made before no longer work.`,
    submit: 'Make link',
    pending: 'Making…',
    field: 'Password link',
    madeTitle: (name: string) => `${name} can choose a new password`,
    made: (email: string) =>
      `Hand this link to ${email}. It works once, for 24 hours, and is not shown again. Links made before no longer work.`,
  },

  disable: {
    label: 'Disable',
    title: (name: string) => `Disable ${name}?`,
    lead: (live: number) =>
      live === 0
        ? 'The person can no longer sign in. Everything recorded stays.'
        : `The person can no longer sign in, and is out within two seconds: ${live === 1 ? 'one live session ends' : `${live} live sessions end`}. Everything recorded stays.`,
    submit: 'Disable',
    pending: 'Disabling…',
    done: (name: string, ended: number) => (ended === 0 ? `${name} is disabled.` : `${name} is disabled, and ${sessions(ended)}.`),
  },

  enable: {
    label: 'Enable',
    title: (name: string) => `Enable ${name}?`,
    lead: 'The person can sign in again with the password they had. Sessions that ended stay ended.',
    submit: 'Enable',
    pending: 'Enabling…',
    done: (name: string) => `${name} may sign in again.`,
  },

  remove: {
    label: 'Delete',
    title: (name: string) => `Delete ${name}?`,
    lead: (live: number) =>
      `This cannot be undone. ${live === 0 ? '' : `${live === 1 ? 'One live session ends' : `${live} live sessions end`}. `}Password, links and known browsers are deleted, and the email is free for somebody else. Sessions and activities stay, under the name.`,
    submit: 'Delete for good',
    pending: 'Deleting…',
  },
} as const
