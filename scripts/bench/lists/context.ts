import type pg from 'pg'
import type { UserContext } from '@/lib/access/context'
import { addPerson, addSession } from '@/scripts/bench/people'

type Clock = Pick<UserContext, 'now' | 'visibleSince' | 'viewsSince'>

/** A person with a session, as the guard would know them. */
export async function benchContext(
  owner: pg.Client,
  clock: Clock,
  role: 'audit_manager' | 'audit_user',
  name: string,
): Promise<UserContext> {
  const person = await addPerson(owner, name, role)
  const { id } = await addSession(owner, person)
  return {
    ...clock,
    ...{ role, userId: person.id, sessionId: id, authenticatedAt: clock.now },
    actor: { kind: 'user', id: person.id, name },
    request: { id: 'bench', source: 'web', ip: null },
  }
}
