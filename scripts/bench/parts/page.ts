import type { Agent } from 'node:http'
import { type Figure, ms } from '@/scripts/bench/figure'
import { asBrowser, ask, oneConnection } from '@/scripts/bench/http'
import type { Part } from '@/scripts/bench/part'
import { addPerson, addSession, cookieHeader, type Person } from '@/scripts/bench/people'
import { onStage } from '@/scripts/bench/stage'
import { median } from '@/scripts/bench/statistics'
import { FLOOR_PATH } from '@/scripts/bench/workshop'

const WARM_UP = 60
const TIMES = 200
const ROWS = 50
const MOST = 1.5

type Timed = { readonly product: number; readonly bare: number }

/** Medians of both pages, asked for in turn over one connection, so that what disturbs the one disturbs the other. */
async function inTurn(origin: string, headers: Readonly<Record<string, string>>, agent: Agent): Promise<Timed> {
  const product: number[] = []
  const bare: number[] = []
  for (let turn = -WARM_UP; turn < TIMES; turn += 1) {
    for (const [path, times] of [
      ['/sessions', product],
      [FLOOR_PATH, bare],
    ] as const) {
      const answer = await ask(origin + path, { headers, agent })
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`)
      if (turn >= 0) times.push(answer.ms)
    }
  }
  return { product: median(product), bare: median(bare) }
}

function figure(name: string, { product, bare }: Timed, hasTarget: boolean): Figure {
  const ratio = product / bare
  const target = hasTarget ? `≤ ${MOST} × the bare page` : ''
  const good = hasTarget ? ratio <= MOST : null
  return { part: 'page', name, target, measured: ms(product), floor: `${ms(bare)} (bare page)`, ratio, good }
}

/** `/sessions` with 50 rows against a bare Next page with the same rows, columns and SQL, in the same build and process. */
export const page: Part = () =>
  onStage(
    {},
    async () => {},
    async ({ origin, owner }) => {
      const person = await addPerson(owner, 'Mara Manager', 'audit_manager')
      const users: Person[] = []
      for (let i = 0; i < 10; i += 1) users.push(await addPerson(owner, `User ${i}`, 'audit_user'))
      for (let i = 0; i < ROWS; i += 1) await addSession(owner, users[i % users.length] ?? person)
      await owner.query(
        `update sessions set ended_at = now(), end_reason = 'signed_out' where id in (select id from sessions limit ${ROWS / 2})`,
      )
      const headers = asBrowser(await cookieHeader(await addSession(owner, person)))
      const agent = oneConnection()
      const asked = await inTurn(origin, headers, agent)
      const plain = await inTurn(origin, { ...headers, 'accept-encoding': 'identity' }, agent)
      agent.destroy()
      return [
        figure('/sessions with 50 rows, as a browser asks (gzip), median of 200', asked, true),
        figure('the same without compression', plain, false),
      ]
    },
  )
