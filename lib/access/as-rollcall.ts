import type { SystemContext, UserContext } from './context'

/** A step of Rollcall's own within a person's request: it may read what leaves no door of a person's, and does nothing in their name. */
export const asRollcall = ({ request, now, visibleSince, viewsSince }: UserContext, step: string): SystemContext => ({
  ...{ actor: { kind: 'system', name: step }, role: 'system', userId: null, sessionId: null },
  ...{ request, now, visibleSince, viewsSince },
})
