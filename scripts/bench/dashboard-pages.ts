import { Agent, request } from 'node:http'
import type pg from 'pg'
import { startServer } from '@/tests/helpers/server'
import { type Figure, ms } from './figure'
import { asBrowser } from './http'
import { SECRET } from './part'
import { addPerson, addSession, cookieHeader } from './people'
import { median, percentile } from './statistics'

const TIMES = 30
const VIEWERS = 20
const FIRST_MS = 100
/** Thirty days go without saying. */
const paths = { '30d': '/', '90d': '/?since=90d' } as const
const MOST_MS = { '30d': 300, '90d': 600 } as const
/** Twenty who look at once may each wait so many times as long as twenty who wait their turn would on average. */
const MOST_RATIO = 2
/**
 * What the markup of the first panel has with its numbers and not before: who is signed in now, by role, and, named last, who is about to end. They are
 * rendered together.
 */
const FIRST_PANEL = '>About to end<'

type Streamed = { readonly first: number; readonly all: number }

/** One page as it streams: until the first panel's numbers have come (`mark` stands in the text), and until all has. */
function stream(url: string, headers: Readonly<Record<string, string>>, mark: string, agent?: Agent): Promise<Streamed> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const asked = request(url, { headers, ...(agent === undefined ? {} : { agent }) }, (answer) => {
      let [text, first] = ['', Number.NaN]
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        text += part
        if (Number.isNaN(first) && text.includes(mark)) first = performance.now() - began
      })
      answer.once('error', reject)
      answer.once('end', () => {
        if (answer.statusCode !== 200 || Number.isNaN(first)) reject(new Error(`${url} answered ${answer.statusCode} without “${mark}”.`))
        else resolve({ first, all: performance.now() - began })
      })
    })
    asked.once('error', reject)
    asked.end()
  })
}

/** Says what has been measured, since the whole takes minutes. */
const say = (what: string) => void process.stdout.write(`\n    ${what}`)

const figure = (name: string, most: number, times: readonly number[], floor: number): Figure => {
  const high = percentile(times, 0.95)
  const measured = `p50 ${ms(median(times))}, p95 ${ms(high)}; ${times.length} asked`
  say(`${name}: ${measured}`)
  return {
    part: 'dashboard',
    name,
    target: `p95 ≤ ${ms(most)}`,
    measured,
    floor: `${ms(floor)} (the page's first bytes)`,
    ratio: null,
    good: high <= most,
  }
}

/** The dashboard over HTTP from the built server, on a database that has been laid: when the first panel is there, when all are, and with twenty viewers at once. */
export async function dashboardPages(owner: pg.Client, databaseUrl: string): Promise<Figure[]> {
  const server = await startServer({ databaseUrl, env: { AUTH_SECRET: SECRET } })
  const origin = `http://127.0.0.1:${server.port}`
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const cookies: string[] = []
    for (let at = 0; at < VIEWERS; at += 1)
      cookies.push(await cookieHeader(await addSession(owner, await addPerson(owner, `Viewer ${at}`, 'audit_manager'))))
    const as = (at: number) => ({ ...asBrowser(cookies[at % VIEWERS] ?? ''), 'accept-encoding': 'identity' })
    const look = (at: number, since: keyof typeof paths, by?: Agent) => stream(origin + paths[since], as(at), FIRST_PANEL, by)
    const bytes = (at: number) => stream(`${origin}/`, as(at), '<html', agent)
    for (let warm = 0; warm < 5; warm += 1) await look(warm, '30d', agent)
    const floor = median((await inTurn(5, bytes)).map(({ first }) => first))
    const figures: Figure[] = []
    for (const since of ['30d', '90d'] as const) {
      const times = await inTurn(TIMES, (at) => look(at, since, agent))
      figures.push(
        figure(
          `/ over HTTP, ${since}: the first panel with its numbers`,
          FIRST_MS,
          times.map(({ first }) => first),
          floor,
        ),
      )
      figures.push(
        figure(
          `/ over HTTP, ${since}: all of the page`,
          MOST_MS[since],
          times.map(({ all }) => all),
          floor,
        ),
      )
    }
    const alone = (await inTurn(VIEWERS, (at) => look(at, '30d', agent))).reduce((sum, { all }) => sum + all, 0)
    const began = performance.now()
    await Promise.all(cookies.map((_, at) => look(at, '30d')))
    const together = performance.now() - began
    figures.push({
      ...{
        part: 'dashboard',
        name: `/ over HTTP: ${VIEWERS} viewers at once, until the last has all`,
        target: `≤ ${MOST_RATIO} × one after the other`,
      },
      ...{
        measured: ms(together),
        floor: `${ms(alone)} (one after the other)`,
        ratio: together / alone,
        good: together <= MOST_RATIO * alone,
      },
    })
    return figures
  } finally {
    agent.destroy()
    await server.stop()
  }
}

async function inTurn<T>(times: number, ask: (at: number) => Promise<T>): Promise<T[]> {
  const answers: T[] = []
  for (let at = 0; at < times; at += 1) answers.push(await ask(at))
  return answers
}
