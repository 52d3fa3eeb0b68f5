import { type Figure, ms } from '@/scripts/bench/figure'
import { hiddenFields, submit } from '@/scripts/bench/form'
import { ask, oneConnection } from '@/scripts/bench/http'
import type { Part } from '@/scripts/bench/part'
import { addPerson } from '@/scripts/bench/people'
import { onStage } from '@/scripts/bench/stage'
import { areaUnderCurve, median } from '@/scripts/bench/statistics'
import { startMailServer } from '@/tests/helpers/mail-server'

const ASKS = 500
const WARM_UP = 20
/** Fewer than the limiter lets through, so that each of the known really gets a letter. */
const ASKS_PER_ADDRESS = 2
const ASKS_PER_NETWORK = 20
const MOST_TOLD = 0.05

type Times = { readonly known: number[]; readonly unknown: number[]; readonly floor: number[] }

/** Times of asking for addresses that belong to somebody and that do not, in turn; and of a form with nothing in it, for which nothing is done. */
async function asks(origin: string): Promise<Times> {
  const agent = oneConnection()
  const { body } = await ask(`${origin}/forgot`, { headers: { accept: 'text/html' }, agent })
  const hidden = hiddenFields(body.toString(), 'name="email"')
  const times: Times = { known: [], unknown: [], floor: [] }
  const send = async (email: string, turn: number) => {
    const network = Math.floor((2 * turn) / ASKS_PER_NETWORK)
    return submit(`${origin}/forgot`, [...hidden, ['email', email]], { headers: { 'x-forwarded-for': `198.51.${network}.7` }, agent })
  }
  for (let turn = 0; turn < ASKS + WARM_UP; turn += 1) {
    const account = Math.floor(turn / ASKS_PER_ADDRESS)
    const pair = (['known', 'unknown'] as const).map((kind) => [kind, `${kind}.${account}@example.org`] as const)
    // Which of the two comes first takes turns as well.
    for (const [kind, email] of turn % 2 === 0 ? pair : pair.reverse()) {
      const answer = await send(email, turn)
      if (answer.status !== 303) throw new Error(`It was answered otherwise (${answer.status}).`)
      if (turn >= WARM_UP) times[kind].push(answer.ms)
    }
    if (turn % 10 === 0) times.floor.push((await send(' ', turn)).ms)
  }
  agent.destroy()
  return times
}

/** Whether the time of an answer tells who exists, where a password is said to be forgotten. Letters leave meanwhile, to a server on this machine. */
export const forgot: Part = async () => {
  const mail = await startMailServer()
  return measure(mail.url).finally(mail.stop)
}

const measure = (smtpUrl: string) =>
  onStage(
    { TRUSTED_PROXIES: '127.0.0.1/32', SMTP_URL: smtpUrl },
    async () => {},
    async ({ origin, owner }) => {
      await owner.query(`update settings set mail_from = 'rollcall@example.org'`)
      for (let i = 0; i < (ASKS + WARM_UP) / ASKS_PER_ADDRESS; i += 1) await addPerson(owner, `Known ${i}`, 'audit_user')
      const { known, unknown, floor } = await asks(origin)
      const letters = await owner.query<{ count: number }>('select count(*)::int as count from letters')
      if (letters.rows[0]?.count !== ASKS + WARM_UP) throw new Error(`${letters.rows[0]?.count} letters were written.`)
      const area = areaUnderCurve(unknown, known)
      const common = { part: 'forgot', floor: `${ms(median(floor))} (nothing typed)` }
      const figures: Figure[] = [
        {
          ...common,
          name: `area under the curve of a forgotten password, known and unknown, ${ASKS} each`,
          target: '0.45 to 0.55',
          measured: area.toFixed(3),
          ratio: area / 0.5,
          floor: '0.5 (tells nothing)',
          good: Math.abs(area - 0.5) <= MOST_TOLD,
        },
        {
          ...common,
          name: 'median of both',
          target: '',
          measured: `${median(known).toFixed(1)} and ${median(unknown).toFixed(1)} ms`,
          ratio: median(known) / median(floor),
          good: null,
        },
      ]
      return figures
    },
  )
