/** Proving again who one is. Part of the catalogue in `en.ts`. */
export const enConfirm = {
  confirm: {
    title: 'Confirm that it is you',
    lead: 'It has been more than 5 minutes since you gave your password. What you entered stays here.',
    password: 'Your password',
  },
} as const
