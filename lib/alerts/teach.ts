import type { MemoryDoor } from '@/lib/db/memory-door'

/** What of a write door is needed to teach. */
type Memory = { readonly memory: Pick<MemoryDoor, 'teach' | 'forget'> }

/** "It was me": browser and place of these sessions are vouched for from now on. Of a person's own, or in a step of Rollcall's. */
export const teachSessions = (tx: Memory, sessionIds: readonly string[]): Promise<void> => tx.memory.teach(sessionIds)

/** "This wasn't me": the browser of this session is unknown again, so that its next sign-in is told; its place too, unless it was vouched for before. */
export const forgetDevice = (tx: Memory, sessionId: string): Promise<void> => tx.memory.forget(sessionId)
