import { concerned, type Heard } from './events'

/** Whose stream it is and what it may tell of. */
export type Viewer = { readonly sessionId: string; readonly userId: string; readonly seesEveryone: boolean }

/** Whether a list of this viewer may look different after the event. */
export function concerns(viewer: Viewer, heard: Heard): boolean {
  const users = concerned(heard)
  return users === null || users.includes(viewer.userId) || (viewer.seesEveryone && users.length > 0)
}

/** Whether the event may mean the end of the viewer's own session. */
export function threatens(viewer: Viewer, heard: Heard): boolean {
  if (heard.kind === 'resync' || heard.kind === 'settings.changed') return true
  return heard.kind === 'session.ended' && (heard.many === true || heard.sessionIds.includes(viewer.sessionId))
}

/** Whether the viewer may be told something else than before of sign-ins of theirs. */
export function tellsAnew({ userId }: Viewer, heard: Heard): boolean {
  return heard.kind === 'notices.changed' && heard.userId === userId
}
