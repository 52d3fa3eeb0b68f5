import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '@/scripts/cluster/connect'
import type { TestDatabase } from '@/tests/helpers/database'
import { createPerson, type Person, password } from '@/tests/helpers/people'
import type { TestServer } from '@/tests/helpers/server'
import { type Visitor, visitor } from '@/tests/helpers/visitor'
import { begin, type Entry, type Journal } from './journal'

export type Site = { readonly server: TestServer; readonly database: TestDatabase }
type Acted = Awaited<ReturnType<Visitor['act']>>

/** One try after another; `next` waits for something to do, and a try that fails as a whole stays unknown. */
export type Writer = (journal: Journal) => Promise<void>

/** People are told "look whether it was done" where nobody can know; every other refusal says that nothing was. */
function toldBy({ outcome, status, leadsTo }: Acted, done: boolean): Entry['told'] {
  if (done) return 'done'
  if (status >= 500 || outcome === null || leadsTo !== null) return 'unknown'
  return /Look whether/.test(outcome.message ?? '') ? 'unknown' : 'refused'
}

/** Signs people in, each time in a new browser whose user agent is the try's name. */
export function signer({ server }: Site, people: readonly Person[]): Writer {
  let turn = 0
  return async (journal) => {
    const person = people[turn++ % people.length]
    const browser = visitor(server)
    const entry = begin(journal, 'sign_in', `journal/${randomUUID()}`, browser)
    const fields = { email: person?.email ?? '', password }
    const agent = { 'user-agent': entry.key }
    const acted = await browser.act('/sign-in', 'app/(sign-in)/sign-in/actions.ts#signIn', fields, 'scripted', agent)
    entry.told = toldBy(acted, acted.leadsTo === '/')
  }
}

/** Somebody who acts, and signs in anew where an action asks for a fresh sign-in. */
async function actor({ server, database }: Site, name: string) {
  const person = await createPerson(database, 'system_administrator', name)
  let browser = visitor(server)
  await browser.signIn(person)
  return async (page: string, action: string, fields: Record<string, string>, entry: Entry): Promise<Acted> => {
    const acted = await browser.act(page, action, fields)
    entry.told = toldBy(acted, acted.outcome?.ok === true)
    if (entry.told === 'refused') {
      const fresh = visitor(server)
      await fresh.signIn(person).then(
        () => {
          browser = fresh
        },
        () => {},
      )
    }
    return acted
  }
}

/** Ends sessions that the signer was told of, each once. */
export async function killer(site: Site): Promise<Writer> {
  const act = await actor(site, 'Kim Killer')
  const tried = new Set<string>()
  return async (journal) => {
    const victim = journal.find(({ effect, told, key }) => effect === 'sign_in' && told === 'done' && !tried.has(key))
    if (victim === undefined) return void (await sleep(50))
    const { rows } = await withClient(site.database.ownerUrl, (client) =>
      client.query<{ id: string }>('select id from public.sessions where user_agent = $1', [victim.key]),
    )
    tried.add(victim.key)
    const entry = begin(journal, 'kill', rows[0]?.id ?? `the session of ${victim.key}`, victim.browser)
    await act('/sessions', 'app/(console)/sessions/actions.ts#kill', { sessionId: entry.key }, entry)
  }
}

/** Makes people, each with an address of their own. */
export async function creator(site: Site): Promise<Writer> {
  const act = await actor(site, 'Cleo Creator')
  return async (journal) => {
    const entry = begin(journal, 'create_user', `${randomUUID()}@example.org`)
    await act('/users', 'app/(console)/users/actions.ts#createUser', { email: entry.key, name: 'New', role: 'audit_user' }, entry)
  }
}

/** Makes Audit Managers of people who were none. */
export async function promoter(site: Site): Promise<Writer> {
  const act = await actor(site, 'Pia Promoter')
  return async (journal) => {
    const id = await withClient(site.database.ownerUrl, async (owner) => (await createPerson({ owner }, 'audit_user')).id)
    const entry = begin(journal, 'change_role', id)
    await act('/users', 'app/(console)/users/actions.ts#changeRole', { userId: id, role: 'audit_manager' }, entry)
  }
}
