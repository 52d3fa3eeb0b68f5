/** What managers say beside sessions and activities. Part of the catalogue in `en.ts`. */
export const enReviews = {
  reviews: {
    empty: {
      session: 'Nobody has reviewed this session yet.',
      activity: 'Nobody has reviewed this activity yet.',
      case: 'Nobody has said anything of this case yet.',
    },
    lead: 'Said beside the record, which stays as it is. Only managers and administrators see it, and each entry is an activity itself.',
    dialog: { session: 'Review this session', activity: 'Review this activity', case: 'Work on this case' },
    titleOf: { session: 'Review', activity: 'Review', case: 'Work on it' },
    noState: 'No state yet',
    /** The states, and having none, as a filter has them. */
    filter: { suspicious: 'Suspicious', cleared: 'Cleared', seen: 'Seen', none: 'None' },
    states: {
      ...{ seen: 'Seen', cleared: 'Cleared', suspicious: 'Suspicious' },
      ...{
        open: 'Open',
        in_work: 'In work',
        confirmed: 'Closed: a stranger',
        mistaken: 'Closed: it was them',
        unresolved: 'Closed: unresolved',
      },
    },
    assignedTo: 'Assigned to',
    nobody: 'Nobody',
    you: (name: string) => `${name} (you)`,
    labels: 'Labels',
    thread: 'What was said, oldest first',
    before: (n: number) => (n === 1 ? '1 earlier entry' : `${n} earlier entries`),
    longer: 'What was said before these is in the log.',
    state: 'State',
    assign: 'Assign to',
    asItIs: (now: string) => `As it is: ${now}`,
    labelsHint: 'With commas between them, at most 10.',
    comment: 'Comment',
    commentHint: 'Managers and administrators read it; it cannot be changed later.',
    save: 'Save',
    saving: 'Saving…',
    saved: 'Saved beside the record.',
    asBefore: 'It was so already; nothing was added.',
    /** What somebody said, after their name: of a record, or of "it". */
    said: {
      it: 'it',
      marked: (what: string, as: string) => `marked ${what} as ${as}`,
      assigned: (what: string, to: string) => `assigned ${what} to ${to}`,
      nobody: 'nobody any more',
      themselves: 'themselves',
      labelled: (what: string, labels: string) => `labelled ${what} “${labels}”`,
      unlabelled: (what: string) => `took all labels off ${what}`,
      commented: (what: string) => `commented on ${what}`,
    },
  },
} as const
