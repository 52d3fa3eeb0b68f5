import { concerned, type Heard } from './events'

/** Whose stream it is and what it may tell of. */
export type Viewer = { readonly sessionId: string; readonly userId: string; readonly seesEveryone: boolean }

/** Whether a list of this viewer may look different after the event. */
export function concerns(viewer: Viewer, heard: Heard): boolean {
  return viewer.seesEveryone || (concerned(heard)?.includes(viewer.userId) ?? true)
}

/** Whether the event may mean the end of the viewer's own session. */
export function threatens(viewer: Viewer, heard: Heard): boolean {
  if (heard.kind === 'resync' || heard.kind === 'settings.changed') return true
  return heard.kind === 'session.ended' && (heard.many === true || heard.sessionIds.includes(viewer.sessionId))
}
