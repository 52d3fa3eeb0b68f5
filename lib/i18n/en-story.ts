/** What happened in one session. Part of the catalogue in `en.ts`. */
export const enStory = {
  story: {
    title: 'What happened',
    asList: 'As a list',
    empty: 'Nothing of this session is in the log any more.',
    leftOut: 'More happened before what follows; the list has all of it.',
    ended: 'The session ended.',
    reason: (text: string) => `Reason: “${text}”`,
    message: (text: string) => `Message: “${text}”`,
    live: 'This session is live: what happens next appears here by itself.',
    moreFields: (n: number) => (n === 1 ? '1 more field' : `${n} more fields`),
  },
} as const
