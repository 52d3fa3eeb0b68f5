/** What was reviewed, as a list. Part of the catalogue in `en.ts`. */
export const enReviewList = {
  reviewList: {
    title: 'Reviews',
    lead: 'Sessions and activities beside which a manager has said something, the latest word first.',
    filter: 'Filter reviews',
    show: 'Which reviews',
    tabs: { mine: 'Mine to do', open: 'Not cleared', suspicious: 'Suspicious', all: 'All' },
    table: 'Reviewed records',
    columns: { record: 'Record', state: 'State', assigned: 'Assigned to', said: 'Said last', at: 'When' },
    record: {
      session: (name: string) => `Session of ${name}`,
      activity: (name: string, end: string) => `Activity of ${name} (…${end})`,
    },
    saidOnly: (said: string) => said.charAt(0).toUpperCase() + said.slice(1),
    said: (name: string, entries: number) => `${name}${entries === 1 ? '' : `, the last of ${entries} entries`}`,
    shown: (n: number) => (n === 1 ? '1 reviewed record on this page' : `${n} reviewed records on this page`),
    pages: 'Pages of the list',
    next: 'Load older',
    endTitle: 'No review is older than that',
    emptyTitle: {
      mine: 'Nothing waits for you',
      open: 'Nothing waits to be cleared',
      suspicious: 'Nothing is thought suspicious',
      all: 'Nothing was reviewed yet',
    },
    empty: {
      mine: 'What is assigned to you and not cleared stands here.',
      open: 'Sessions and activities under review stand here until somebody clears them.',
      suspicious: 'What a manager has marked as suspicious stands here.',
      all: 'Open a session or an activity and choose “Review”: a state, somebody to go on with it, a comment.',
    },
    toSessions: 'To the sessions',
  },
} as const
