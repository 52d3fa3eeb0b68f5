/** One record over its list. Part of the catalogue in `en.ts`. */
export const enDrawer = {
  drawer: {
    previous: { sessions: 'Previous session', activities: 'Previous activity' },
    next: { sessions: 'Next session', activities: 'Next activity' },
    place: (at: number, of: number) => `${at} of ${of}`,
    copyLink: 'Copy link',
    copied: 'Copied',
    fromBar: 'The address bar has it',
    asPage: 'Open as page',
  },
} as const
