/** What managers think of a session or an activity. Apart from the schema, so that a form in the browser has them without it. */
export const reviewStates = ['seen', 'cleared', 'suspicious'] as const
export type ReviewState = (typeof reviewStates)[number]

/** How a case stands. The last three close it: a stranger was there, it was the person after all, nobody can tell. */
export const caseStates = ['open', 'in_work', 'confirmed', 'mistaken', 'unresolved'] as const
export type CaseState = (typeof caseStates)[number]

const closing: readonly string[] = ['confirmed', 'mistaken', 'unresolved'] satisfies readonly CaseState[]

/** Whether a state closes the case that it is said of. Why is said with it. */
export const isClosing = (state: string): boolean => closing.includes(state)
