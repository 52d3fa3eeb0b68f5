import { enSessions } from '@/lib/i18n/en-sessions'
import type { SessionRow } from '@/lib/sessions/schema'

/** Whose session it is: by the name of its time, and where that has changed by the name of now first. */
export const sessionOwner = ({ userName, presentName }: Pick<SessionRow, 'userName' | 'presentName'>): string =>
  presentName === null ? userName : enSessions.sessions.renamed(presentName, userName)
