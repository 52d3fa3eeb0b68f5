import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hashPassword } from '@/lib/crypto/password-hash'
import { type Figure, ms } from '@/scripts/bench/figure'
import { hiddenFields, submit } from '@/scripts/bench/form'
import { asBrowser, ask, oneConnection } from '@/scripts/bench/http'
import type { Part } from '@/scripts/bench/part'
import { addPerson, addSession, cookieHeader } from '@/scripts/bench/people'
import { onStage, type Stage } from '@/scripts/bench/stage'
import { median, percentile } from '@/scripts/bench/statistics'
import { projectRoot } from '@/scripts/project'

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

/** Far more sign-ins than can be hashed: what the flood costs everybody else, and what it is told. */
export const signInStorm: Part = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-hashes-'))
  const file = join(folder, 'most')
  const counter = { NODE_OPTIONS: `--require ${join(projectRoot, 'scripts/bench/count-hashes.cjs')}`, ROLLCALL_BENCH_HASHES: file }
  try {
    return await onStage(
      { TRUSTED_PROXIES: '127.0.0.1/32', ...counter },
      async ({ owner }) => {
        const hash = await hashPassword(PASSWORD)
        for (let i = 0; i < PEOPLE; i += 1) await addPerson(owner, `Known ${i}`, 'audit_user', hash)
      },
      async (stage) => {
        await browseFor(stage, 3_000)
        const calm = await browseFor(stage, 10_000)
        let over = false
        const [offers, during] = await Promise.all([
          storm(stage.origin).finally(() => {
            over = true
          }),
          browse(stage, () => over),
        ])
        const { lost, extra } = await withoutRow(stage, offers)
        const most = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
        const count = (told: Offer['told']) => offers.filter((offer) => offer.told === told).length
        const others = [...new Set(offers.filter(({ told }) => told === 'other').map(({ status }) => status))]
        const [quiet, loud] = [median(calm.times), median(during.times)]
        const loudest = percentile(during.times, 0.95)
        const part = 'storm'
        const offered = `${A_SECOND} sign-ins a second offered for ${SECONDS} s`
        return [
          {
            part,
            name: `${offered}: hashes at once`,
            target: `≤ ${MOST_HASHES}`,
            measured: `${most}`,
            floor: '',
            ratio: null,
            good: most > 0 && most <= MOST_HASHES,
          },
          {
            part,
            name: `${offered}: answers`,
            target: 'in, or a clear "try again"',
            measured: `${count('in')} in, ${count('try again')} told to try again, ${count('other')} otherwise${others.length > 0 ? ` (${others.join(', ')})` : ''}; answered after p50 ${ms(median(offers.map((offer) => offer.ms)))}, p95 ${ms(
              percentile(
                offers.map((offer) => offer.ms),
                0.95,
              ),
            )}`,
            floor: '',
            ratio: null,
            good: count('other') === 0 && count('in') > 0,
          },
          {
            part,
            name: `${offered}: successes without their one row and activity, refusals with one`,
            target: '0, 0',
            measured: `${lost}, ${extra}`,
            floor: '',
            ratio: null,
            good: lost + extra === 0,
          },
          {
            part,
            name: `${offered}: /sessions for somebody else meanwhile`,
            target: `answered, p95 ≤ ${MOST_PAGE_MS} ms`,
            measured: `median ${ms(loud)}, p95 ${ms(loudest)}; ${during.times.length} pages, ${during.failed} failed`,
            floor: `${ms(quiet)} (median before)`,
            ratio: loud / quiet,
            good: during.failed === 0 && loudest <= MOST_PAGE_MS,
          },
        ] satisfies Figure[]
      },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
