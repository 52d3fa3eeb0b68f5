/** What Rollcall does by the clock. */
export const jobNames = ['cleanup', 'timeouts'] as const
export type JobName = (typeof jobNames)[number]
