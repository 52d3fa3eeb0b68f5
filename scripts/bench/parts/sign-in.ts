import { hashPassword } from '@/lib/crypto/password-hash'
import { type Figure, ms } from '@/scripts/bench/figure'
import { hiddenFields, submit } from '@/scripts/bench/form'
import { ask, oneConnection } from '@/scripts/bench/http'
import type { Part } from '@/scripts/bench/part'
import { addPerson } from '@/scripts/bench/people'
import { onStage } from '@/scripts/bench/stage'
import { areaUnderCurve, median } from '@/scripts/bench/statistics'

const TRIES = 300
const WARM_UP = 20
/** Fewer than the limiter lets through, so that it stays on and yet never answers in place of the password. */
const TRIES_PER_ACCOUNT = 8
const TRIES_PER_NETWORK = 50
const MOST_APART = 0.05
const WRONG = 'Email or password is wrong.'

async function hashTime(): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 50; i += 1) {
    const began = performance.now()
    await hashPassword(`a password ${i}`)
    times.push(performance.now() - began)
  }
  return median(times)
}

/** Times of wrong sign-ins for people who exist and for people who do not, in turn. Addresses vary through a trusted proxy. */
async function tries(origin: string): Promise<{ known: number[]; unknown: number[] }> {
  const agent = oneConnection()
  const { body } = await ask(`${origin}/sign-in`, { headers: { accept: 'text/html' }, agent })
  const hidden = hiddenFields(body.toString(), 'name="password"')
  const known: number[] = []
  const unknown: number[] = []
  for (let turn = 0; turn < TRIES + WARM_UP; turn += 1) {
    const account = Math.floor(turn / TRIES_PER_ACCOUNT)
    const network = Math.floor((2 * turn) / TRIES_PER_NETWORK)
    // Which of the two comes first takes turns as well.
    const pair = [['known', known] as const, ['other', unknown] as const]
    for (const [kind, times] of turn % 2 === 0 ? pair : pair.reverse()) {
      const fields = [...hidden, ['email', `${kind}.${account}@example.org`], ['password', 'not the password']] as const
      const answer = await submit(`${origin}/sign-in`, fields, { headers: { 'x-forwarded-for': `198.51.${network}.7` }, agent })
      if (!answer.body.includes(WRONG)) throw new Error(`A try was answered otherwise (${answer.status}).`)
      if (turn >= WARM_UP) times.push(answer.ms)
    }
  }
  agent.destroy()
  return { known, unknown }
}

/** Whether the time of a refused sign-in tells who exists. */
export const signIn: Part = () =>
  onStage(
    { TRUSTED_PROXIES: '127.0.0.1/32' },
    async () => {},
    async ({ origin, owner }) => {
      const hash = await hashPassword('the right password of everyone')
      const accounts = Math.ceil((TRIES + WARM_UP) / TRIES_PER_ACCOUNT)
      for (let i = 0; i < accounts; i += 1) await addPerson(owner, `Known ${i}`, 'audit_user', hash)
      const floor = await hashTime()
      const { known, unknown } = await tries(origin)
      const [a, b] = [median(known), median(unknown)]
      const apart = Math.abs(a - b) / Math.max(a, b)
      const area = areaUnderCurve(unknown, known)
      const common = { part: 'sign-in', floor: `${ms(floor)} (one hash)` }
      const figures: Figure[] = [
        {
          ...common,
          name: `median of refused sign-ins, known and unknown, ${TRIES} each`,
          target: `within ${100 * MOST_APART} %`,
          measured: `${a.toFixed(1)} and ${b.toFixed(1)} ms, ${(100 * apart).toFixed(1)} % apart`,
          ratio: a / floor,
          good: apart <= MOST_APART,
        },
        {
          ...common,
          name: 'area under the curve of the two',
          target: '',
          measured: area.toFixed(3),
          floor: '0.5 (tells nothing)',
          ratio: area / 0.5,
          good: null,
        },
      ]
      return figures
    },
  )
