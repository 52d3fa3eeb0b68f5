/** What the cells of a list offer, and the keys that lead there. Part of the catalogue in `en.ts`. */
export const enCells = {
  cells: {
    /** Names the menu of one row's cell. */
    menu: (column: string, user: string) => `${column}: ${user}`,
    only: (value: string) => `Only ${value}`,
    not: (value: string) => `Not ${value}`,
    onlyDay: (day: string) => `Only ${day}`,
    fromDay: 'From this day on',
    toDay: 'Up to this day',
    sessionsOf: 'Sessions of this user',
    userPage: 'Open the user',
    copyEmail: 'Copy email',
    copySession: 'Copy session id',
    copyIp: 'Copy IP address',
    copied: 'Copied',
    /** Where nothing may be copied for a page, the value itself is shown. */
    notCopied: (value: string) => `Copy it by hand: ${value}`,
    sessionsWith: (field: string, value: string) => `Sessions with ${field.toLowerCase().replace(/^ip/, 'IP')} ${value}`,
    sessionsOfNamed: (user: string) => `Sessions of ${user}`,
  },
} as const
