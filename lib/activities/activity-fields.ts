/** Fields that are chosen by value. `actor` is a user's id or `kind:name` of what is no user, `resource` is `type:id`, `session` an id or none. */
export const activityChoices = ['actor', 'action', 'type', 'resource', 'session', 'outcome', 'source', 'ip', 'review'] as const
export type ActivityChoice = (typeof activityChoices)[number]

/** The kinds of the log, and what its tabs show: everything but reads where nothing is said. */
export const kinds = ['change', 'sign_in', 'access', 'system', 'read'] as const
export type Kind = (typeof kinds)[number]
export const tabs = [...kinds, 'all'] as const
export type Tab = (typeof tabs)[number]
