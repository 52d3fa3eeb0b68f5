/** The warning before a session ends. Part of the catalogue in `en.ts`. */
export const enExpiry = {
  expiry: {
    idle: {
      title: 'Are you still there?',
      lead: 'Your session ends soon because nothing was done for a while (idle timeout). What you typed here is kept for when you sign in again.',
      answer: 'Stay signed in',
    },
    time_limit: {
      title: 'Your session ends soon',
      lead: 'It reaches the session time limit, which nothing moves. Sign in again to go on: you come back to this page, with what you typed.',
      answer: 'Sign in again',
      later: 'Not yet',
    },
    failed: 'Rollcall could not be reached, so the session still ends. Try again.',
    left: (seconds: number) => (seconds < 60 ? `${seconds} seconds left` : `${seconds / 60} min left`),
  },
} as const
