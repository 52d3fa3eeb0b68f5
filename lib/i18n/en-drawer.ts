/** One session over the list. Part of the catalogue in `en.ts`. */
export const enDrawer = {
  drawer: {
    previous: 'Previous session',
    next: 'Next session',
    place: (at: number, of: number) => `${at} of ${of}`,
    copyLink: 'Copy link',
    copied: 'Copied',
    fromBar: 'The address bar has it',
    asPage: 'Open as page',
  },
} as const
