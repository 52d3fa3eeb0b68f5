import type { Figure } from '@/scripts/bench/figure'
import { hiddenFields, submit } from '@/scripts/bench/form'
import { asBrowser, ask, oneConnection } from '@/scripts/bench/http'
import type { Part } from '@/scripts/bench/part'
import { addPerson, addSession, cookieHeader } from '@/scripts/bench/people'
import { onStage } from '@/scripts/bench/stage'
import { isGuard, logStatements, statementsDuring } from '@/scripts/bench/statements'
import { floorPaths } from '@/scripts/bench/workshop'

const TIMES = 20

type Counted = { readonly guards: number; readonly all: number }

/** How many statements the database executed for each of a number of equal requests. */
async function counted(log: string, work: (turn: number) => Promise<unknown>): Promise<Counted> {
  const statements = await statementsDuring(log, async () => {
    for (let turn = 0; turn < TIMES; turn += 1) await work(turn)
  })
  return { guards: statements.filter(isGuard).length / TIMES, all: statements.length / TIMES }
}

function figure(name: string, most: number, { guards, all }: Counted, bare: number): Figure {
  const good = guards > 0 && guards <= most
  const measured = `${guards} of ${all} statements`
  return {
    part: 'guard',
    name: `guard queries: ${name}`,
    target: `≤ ${most}`,
    measured,
    floor: `${bare} (bare page)`,
    ratio: guards / bare,
    good,
  }
}

/** Guard statements per request, counted by the database's own log. The floor is the one statement of the bare page. */
export const guard: Part = ({ databaseLog }) =>
  onStage({}, logStatements, async ({ origin, owner }) => {
    const session = await addSession(owner, await addPerson(owner, 'Ada Administrator', 'system_administrator'))
    const other = await addPerson(owner, 'Otto Other', 'audit_user')
    const headers = { ...asBrowser(await cookieHeader(session)), 'accept-encoding': 'identity' }
    const agent = oneConnection()
    const get = async (path: string, from?: string) => {
      const { status, body } = await ask(origin + path, { headers: { ...headers, ...(from && { 'next-url': from }) }, agent })
      if (status !== 200) throw new Error(`${path} answered ${status}.`)
      return body.toString()
    }

    await get(floorPaths.sessions)
    const bare = (await counted(databaseLog, () => get(floorPaths.sessions))).all
    const figures: Figure[] = []
    for (const path of ['/sessions', `/sessions/${session.id}`, '/users', '/api/live?poll=1']) {
      await get(path)
      figures.push(figure(path.replace(session.id, '[id]'), 1, await counted(databaseLog, () => get(path)), bare))
    }
    // As the router asks from the list: the drawer and its layouts, without the list.
    const drawer = `/sessions/${session.id}`
    await get(drawer, '/sessions')
    figures.push(figure('/sessions/[id] as a drawer', 1, await counted(databaseLog, () => get(drawer, '/sessions')), bare))
    const person = `/users/${other.id}`
    const hidden = hiddenFields(await get(person), 'name="role"')
    const changeRole = async (turn: number) => {
      const role = turn % 2 === 0 ? 'audit_manager' : 'audit_user'
      const { status, body } = await submit(origin + person, [...hidden, ['role', role]], { headers, agent })
      if (status !== 200 || !body.includes('Otto Other')) throw new Error(`The action answered ${status}.`)
    }
    figures.push(figure('action with its re-render', 2, await counted(databaseLog, changeRole), bare))
    agent.destroy()
    return figures
  })
