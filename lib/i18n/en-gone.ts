import { isolated } from './isolated'

/** In the place of a record that was deleted. Part of the catalogue in `en.ts`. */
export const enGone = {
  gone: {
    title: (name: string) => `${isolated(name)} was deleted`,
    unnamed: { user: 'This user', contact: 'This contact' },
    by: (who: string, when: string) => `By ${isolated(who)}, ${when}. What was recorded stays, as long as retention says.`,
    byYou: (when: string) => `By you, ${when}. What was recorded stays, as long as retention says.`,
    history: { user: 'What was done with this user', contact: 'All that was done with this contact' },
    sessions: 'All sessions of this user',
  },
} as const
