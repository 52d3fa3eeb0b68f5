/** What managers think of a session or an activity. Apart from the schema, so that a form in the browser has them without it. */
export const reviewStates = ['seen', 'cleared', 'suspicious'] as const
export type ReviewState = (typeof reviewStates)[number]
