import { isolated } from './isolated'

/** What every page shares. Part of the catalogue in `en.ts`. */
export const enShell = {
  product: 'Rollcall',
  claim: 'Who is signed in, from where, and the button that ends it.',
  unknown: 'Unknown',
  none: '–',
  close: 'Close',
  cancel: 'Cancel',
  skip: 'Skip to content',
  unreachable:
    'Rollcall could not be reached, so nothing is known to have changed. What you typed is still here; try again when the connection is back.',

  roles: {
    audit_user: 'Audit User',
    audit_manager: 'Audit Manager',
    system_administrator: 'System Administrator',
  },

  people: { called: (name: string, address: string) => `${isolated(name)} (${address})`, gone: 'deleted since' },

  shell: {
    navigation: 'Main',
    account: 'Account',
    menu: 'Menu',
    open: 'open',
    signOut: 'Sign out',
    theme: 'Theme',
    times: 'Times',
    timesIn: { own: 'My time', utc: 'UTC' },
    settings: 'Account',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    places: {
      '/': 'Dashboard',
      '/sessions': 'Sessions',
      '/map': 'Map',
      '/activities': 'Activities',
      '/locations': 'Locations',
      '/devices': 'Devices',
      '/reviews': 'Reviews',
      '/cases': 'Cases',
      '/contacts': 'Contacts',
      '/users': 'Users',
      '/settings': 'Settings',
    },
  },

  time: {
    now: 'just now',
    ago: (amount: string) => `${amount} ago`,
    within: (amount: string) => `in ${amount}`,
    anyMoment: 'any moment',
    seconds: (n: number) => `${n} s`,
    minutes: (n: number) => `${n} min`,
    hours: (n: number) => `${n} h`,
    days: (n: number) => `${n} d`,
    zone: (zone: string) => `Times are shown in ${zone}.`,
  },

  pages: {
    notFoundTitle: 'There is nothing here',
    notFound: 'The address is wrong, the record was deleted, or it is not yours to see.',
    forbiddenTitle: 'Your role does not open this page',
    forbidden: 'Managers and System Administrators see it. Ask one of them if you need it for your work.',
    errorTitle: 'That did not work',
    error: 'Something went wrong on our side. Nothing was half saved.',
    reference: (id: string) => `If it happens again, tell your administrator this reference: ${id}`,
    retry: 'Try again',
    outdatedTitle: 'There is a newer version',
    outdated: 'Rollcall was updated while this page was open. Reload it and repeat the step; nothing was stored.',
    reload: 'Reload',
    home: 'Go to sessions',
  },
} as const
