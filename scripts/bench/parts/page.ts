import type { Agent } from 'node:http'
import type pg from 'pg'
import { type Figure, ms } from '@/scripts/bench/figure'
import { asBrowser, ask, oneConnection } from '@/scripts/bench/http'
import type { Part } from '@/scripts/bench/part'
import { addPerson, addSession, cookieHeader } from '@/scripts/bench/people'
import { onStage } from '@/scripts/bench/stage'
import { median } from '@/scripts/bench/statistics'
import { floorPaths } from '@/scripts/bench/workshop'

const WARM_UP = 60
const TIMES = 200
const ROWS = 50
const MOST = 1.5

type Timed = { readonly product: number; readonly bare: number }

type Which = keyof typeof floorPaths

/** Medians of a page and its floor, asked for in turn over one connection, so that what disturbs the one disturbs the other. */
async function inTurn(which: Which, origin: string, headers: Readonly<Record<string, string>>, agent: Agent): Promise<Timed> {
  const product: number[] = []
  const bare: number[] = []
  for (let turn = -WARM_UP; turn < TIMES; turn += 1) {
    for (const [path, times] of [
      [`/${which}`, product],
      [floorPaths[which], bare],
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

/** Fifty people who changed their names, each in a session of their own. */
async function lay(owner: pg.Client): Promise<void> {
  for (let i = 0; i < ROWS; i += 1) {
    const session = await addSession(owner, await addPerson(owner, `User ${i}`, 'audit_user'))
    await owner.query(
      `with told as materialized (select set_config('rollcall.session_id', $1, true), set_config('rollcall.source', 'web', true),
         set_config('rollcall.ip', '203.0.113.7', true))
       update users set name = name || ' the ' || $2 from told where id = $3`,
      [session.id, `${i}th`, session.person.id],
    )
  }
  await owner.query(
    `update sessions set ended_at = now(), end_reason = 'signed_out' where id in (select id from sessions limit ${ROWS / 2})`,
  )
}

/** `/sessions` and `/activities` with 50 rows against bare Next pages with the same rows, columns and SQL, in the same build and process. */
export const page: Part = () =>
  onStage(
    {},
    async () => {},
    async ({ origin, owner }) => {
      await lay(owner)
      const headers = asBrowser(await cookieHeader(await addSession(owner, await addPerson(owner, 'Mara Manager', 'audit_manager'))))
      const agent = oneConnection()
      const figures: Figure[] = []
      for (const which of ['sessions', 'activities'] as const) {
        const asked = await inTurn(which, origin, headers, agent)
        const plain = await inTurn(which, origin, { ...headers, 'accept-encoding': 'identity' }, agent)
        figures.push(figure(`/${which} with 50 rows, as a browser asks (gzip), median of 200`, asked, true))
        figures.push(figure(`/${which} without compression`, plain, false))
      }
      agent.destroy()
      return figures
    },
  )
