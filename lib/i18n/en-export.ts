import { tooMuch } from './en-filters'

const number = (n: number) => n.toLocaleString('en-GB')

/** Taking a list along as a file. Part of the catalogue in `en.ts`. */
export const enExport = {
  export: {
    link: 'Export CSV',
    titles: { sessions: 'Export sessions', activities: 'Export activities' },
    lead: 'The list with these filters, as a file for a spreadsheet or a program.',
    back: { sessions: 'Sessions', activities: 'Activities' },
    /** Follows how many; `exact` is false where there are more. */
    found: {
      sessions: (n: number, exact: boolean) => (n === 1 && exact ? '1 session' : `${exact ? '' : 'More than '}${number(n)} sessions`),
      activities: (n: number, exact: boolean) => (n === 1 && exact ? '1 activity' : `${exact ? '' : 'More than '}${number(n)} activities`),
    },
    uncounted: { sessions: 'Too many sessions to count in time', activities: 'Too many activities to count in time' },
    countAll: 'Count all',
    filters: 'Filters',
    noFilter: 'None: all that you may see',
    order: 'Order',
    newest: 'Newest first',
    oldest: 'Oldest first',
    inside: 'What is in the file',
    columns: 'Columns',
    times: 'Times',
    timesValue: 'ISO 8601, UTC, with milliseconds',
    text: 'Text',
    textValue: 'UTF-8. What a spreadsheet would take for a formula begins with an apostrophe; control characters are signs, such as ␊.',
    cut: (most: number) => `The file holds the first ${number(most)}, and says so in its last line. Narrow the filters for the rest.`,
    recorded: 'Each download is an activity of yours, with its filters and its number of rows.',
    download: 'Download CSV',
    nothing: { sessions: 'No session matches these filters', activities: 'No activity matches these filters' },
    nothingHint: 'There is nothing to export. Go back to the list and remove a filter.',
    refusedTitle: 'This filter cannot be exported',
    refusedHint: 'Nothing is exported, since the file would hold more than was asked for. Go back to the list and set the filter anew.',
    /** The last line of a file that is not whole. */
    cutLine: {
      most: (most: number) => `Not complete: a file holds at most ${number(most)} rows.`,
      ended: 'Not complete: the session in which this was exported has ended.',
      failed: 'Not complete: the export failed here.',
    },
    running: 'Another export of yours is running. Wait until it is done, or stop it.',
    misunderstood: (parts: readonly string[]) => `Nothing was exported. ${parts.join(' ')}`,
    ambiguous: (value: string) => `No single person is “${value}”.`,
    misread: (part: string, value: string, most?: Parameters<typeof tooMuch>[1]) =>
      most ? tooMuch(part, most) : `${part} “${value}” was not understood.`,
  },
} as const
