import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { hashPassword } from '@/lib/crypto/password-hash'
import { type Figure, ms } from '@/scripts/bench/figure'
import { hiddenFields, submit } from '@/scripts/bench/form'
import { asBrowser, ask, oneConnection } from '@/scripts/bench/http'
import type { Part } from '@/scripts/bench/part'
import { addPerson, addSession, cookieHeader } from '@/scripts/bench/people'
import { onStage, type Stage } from '@/scripts/bench/stage'
import { median, percentile } from '@/scripts/bench/statistics'
import { withWitness } from '@/scripts/bench/witness'
import type { TestDatabase } from '@/tests/helpers/database'

const PEOPLE = 400
const A_SECOND = 200
const SECONDS = 60
const PASSWORD = 'the right password of everyone'
const MOST_HASHES = 2
/** Everything else keeps answering: a page at the 95th percentile, in milliseconds. */
const MOST_PAGE_MS = 2_000
const TRY_AGAIN = /Too many people are signing in at this moment/

type Offer = { readonly key: string; readonly status: number | string; readonly told: 'in' | 'try again' | 'other'; readonly ms: number }

/** Offers sign-ins at a fixed pace, whether or not the ones before were answered; each from an address and a browser of its own. */
async function storm(origin: string): Promise<Offer[]> {
  const { body } = await ask(`${origin}/sign-in`, { headers: { accept: 'text/html' } })
  const hidden = hiddenFields(body.toString(), 'name="password"')
  const agent = new Agent({ keepAlive: true })
  const offers: Promise<Offer>[] = []
  const offer = async (turn: number): Promise<Offer> => {
    const key = `storm/${randomUUID()}`
    const fields = [...hidden, ['email', `known.${turn % PEOPLE}@example.org`], ['password', PASSWORD]] as const
    const from = `10.${turn >> 14}.${(turn >> 6) & 255}.7`
    try {
      const headers = { 'x-forwarded-for': from, 'user-agent': key }
      const { status, body: answer, ms: took } = await submit(`${origin}/sign-in`, fields, { headers, agent })
      const told = status === 303 ? 'in' : TRY_AGAIN.test(answer.toString()) ? 'try again' : 'other'
      return { key, status, told, ms: took }
    } catch (error) {
      // By its words: `socket hang up` and `read ECONNRESET` have one code.
      return { key, status: error instanceof Error ? error.message : 'cut', told: 'other', ms: 0 }
    }
  }
  const began = performance.now()
  for (let turn = 0; turn < A_SECOND * SECONDS; turn += 1) {
    const due = began + (1_000 * turn) / A_SECOND
    if (due > performance.now()) await sleep(due - performance.now())
    offers.push(offer(turn))
  }
  const all = await Promise.all(offers)
  agent.destroy()
  return all
}

/** Times of a page for somebody who is signed in, asked for again and again until `stopped`. */
async function browse({ origin, owner }: Stage, stopped: () => boolean): Promise<{ times: number[]; failed: number }> {
  const manager = await addPerson(owner, `Mara ${randomUUID()}`, 'audit_manager')
  const headers = asBrowser(await cookieHeader(await addSession(owner, manager)))
  const agent = oneConnection()
  const times: number[] = []
  let failed = 0
  while (!stopped()) {
    const { status, ms: took } = await ask(`${origin}/sessions`, { headers, agent })
    if (status === 200) times.push(took)
    else failed += 1
    await sleep(100)
  }
  agent.destroy()
  return { times, failed }
}

async function browseFor(stage: Stage, duration: number) {
  const end = performance.now() + duration
  return browse(stage, () => performance.now() > end)
}

/** Sign-ins that were told as done, held against their rows. */
async function withoutRow({ owner }: Stage, offers: readonly Offer[]): Promise<{ lost: number; extra: number }> {
  const { rows } = await owner.query<{ key: string; n: number }>(
    `select s.user_agent as key, (select count(*)::int from log.activities a where a.resource_id = s.id::text and a.action = 'in') as n
     from sessions s where s.user_agent like 'storm/%'`,
  )
  const kept = new Map<string, number>()
  for (const { key, n } of rows) kept.set(key, (kept.get(key) ?? 0) + n)
  return {
    lost: offers.filter(({ key, told }) => told === 'in' && kept.get(key) !== 1).length,
    extra: offers.filter(({ key, told }) => told === 'try again' && kept.has(key)).length,
  }
}

type Outcome = {
  readonly offers: readonly Offer[]
  readonly calm: readonly number[]
  readonly during: { readonly times: readonly number[]; readonly failed: number }
  readonly wrong: { readonly lost: number; readonly extra: number }
  readonly mostHashes: number
}

function figures({ offers, calm, during, wrong, mostHashes }: Outcome): Figure[] {
  const count = (told: Offer['told']) => offers.filter((offer) => offer.told === told).length
  const others = [...new Set(offers.filter(({ told }) => told === 'other').map(({ status }) => status))]
  const waits = offers.filter(({ told }) => told !== 'other').map((offer) => offer.ms)
  const named = others.length > 0 ? ` (${others.join(', ')})` : ''
  const answered = `answered after p50 ${ms(median(waits))}, p95 ${ms(percentile(waits, 0.95))}`
  const [quiet, loud, loudest] = [median(calm), median(during.times), percentile(during.times, 0.95)]
  const figure = (name: string, target: string, measured: string, good: boolean): Figure => ({
    part: 'storm',
    name: `${A_SECOND} sign-ins a second offered for ${SECONDS} s: ${name}`,
    target,
    measured,
    floor: '',
    ratio: null,
    good,
  })
  return [
    figure('hashes at once', `≤ ${MOST_HASHES}`, `${mostHashes}`, mostHashes > 0 && mostHashes <= MOST_HASHES),
    figure(
      'answers',
      'in, or a clear "try again"',
      `${count('in')} in, ${count('try again')} told to try again, ${count('other')} otherwise${named}; ${answered}`,
      count('other') === 0 && count('in') > 0,
    ),
    figure(
      'successes without their one row and activity, refusals with one',
      '0, 0',
      `${wrong.lost}, ${wrong.extra}`,
      wrong.lost + wrong.extra === 0,
    ),
    {
      ...figure(
        '/sessions for somebody else meanwhile',
        `answered, p95 ≤ ${MOST_PAGE_MS} ms`,
        `median ${ms(loud)}, p95 ${ms(loudest)}; ${during.times.length} pages, ${during.failed} failed`,
        during.failed === 0 && loudest <= MOST_PAGE_MS,
      ),
      floor: `${ms(quiet)} (median before)`,
      ratio: loud / quiet,
    },
  ]
}

/** Somebody else looks at pages before the storm and while it lasts. */
async function weather(stage: Stage, file: string): Promise<Outcome> {
  await browseFor(stage, 3_000)
  const calm = await browseFor(stage, 10_000)
  let over = false
  const [offers, during] = await Promise.all([
    storm(stage.origin).finally(() => {
      over = true
    }),
    browse(stage, () => over),
  ])
  const wrong = await withoutRow(stage, offers)
  return { offers, calm: calm.times, during, wrong, mostHashes: existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0 }
}

async function layPeople({ owner }: TestDatabase): Promise<void> {
  const hash = await hashPassword(PASSWORD)
  for (let i = 0; i < PEOPLE; i += 1) await addPerson(owner, `Known ${i}`, 'audit_user', hash)
}

/** Far more sign-ins than can be hashed: what the flood costs everybody else, and what it is told. */
export const signInStorm: Part = () =>
  withWitness('count-hashes.cjs', 'ROLLCALL_BENCH_HASHES', ({ env, file }) =>
    onStage({ TRUSTED_PROXIES: '127.0.0.1/32', ...env }, layPeople, async (stage) => figures(await weather(stage, file))),
  )
