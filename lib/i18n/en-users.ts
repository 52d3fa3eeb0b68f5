/** People and their roles. Part of the catalogue in `en.ts`. */
export const enUsers = {
  users: {
    title: 'Users',
    leadManage: 'Who may sign in, and what they may see. A changed role ends that person’s sessions.',
    leadRead: 'Who may sign in, and what they may see. System Administrators make changes.',
    table: 'Users',
    columns: { user: 'Name', role: 'Role', status: 'Status', lastSignIn: 'Last sign-in', created: 'Created' },
    status: { active: 'Active', invited: 'Invited', disabled: 'Disabled' },
    you: 'You',
    never: 'Never',
    create: 'New user',
    dialog: 'New user',
    dialogLead: 'You get a link to hand over. It works once, for 72 hours, and lets the person choose a password.',
    email: 'Email',
    name: 'Name',
    role: 'Role',
    submit: 'Create user',
    pending: 'Creating…',
    createdTitle: (name: string) => `${name} was created`,
    created: (email: string) => `Hand this link to ${email}. It works once, for 72 hours, and is not shown again.`,
    link: 'Invite link',
    done: 'Done',
    renew: 'New link',
    renewOf: (name: string) => `New link for ${name}`,
    renewing: 'Making…',
    renewedTitle: (name: string) => `${name} has a new link`,
    renewed: (email: string) =>
      `Hand it to ${email}. It works once, for 72 hours, and is not shown again. Links made before no longer work.`,
    roleOf: (name: string) => `Role of ${name}`,
    change: 'Change role',
    changed: (name: string, ended: number) =>
      ended === 0
        ? `${name} has the new role.`
        : `${name} has the new role, and ${ended} ${ended === 1 ? 'session has' : 'sessions have'} ended.`,
    changing: 'Changing…',
    changeTitle: (name: string) => `Change the role of ${name}?`,
    changeLead: (from: string, to: string) =>
      `From ${from} to ${to}. All sessions of this person end now, with that reason; they sign in again.`,
    more: 'Next page',
    back: 'Previous page',
    shown: (n: number) => (n === 1 ? '1 user' : `${n} users`),
  },

  copy: { action: 'Copy', done: 'Copied', select: 'Selected: press Ctrl+C or ⌘C' },
} as const
