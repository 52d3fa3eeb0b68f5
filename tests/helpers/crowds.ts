import type { TestDatabase } from './database'
import { type LaidSession, laySessions } from './laid-sessions'
import { createPerson } from './people'

/** Somebody by name, how many sessions they have, and where. */
type Crowd = readonly [name: string, many: number, at: Omit<LaidSession, 'person' | 'startedAgo' | 'idleFor'>]

/** Lays live sessions for a map: of each crowd one person has all of them. */
export async function layCrowds(database: TestDatabase, crowds: readonly Crowd[]): Promise<void> {
  const laid: LaidSession[] = []
  for (const [name, many, at] of crowds) {
    const person = await createPerson(database, 'audit_user', name)
    for (let nth = 0; nth < many; nth += 1) laid.push({ person, startedAgo: 600 + nth, idleFor: 60, ...at })
  }
  await laySessions(laid, database)
}
