import type { Browser, BrowserContext, Page } from '@playwright/test'
import type pg from 'pg'
import { enter, runInPages, withBrowser } from '@/scripts/bench/browser'
import { type Figure, ms } from '@/scripts/bench/figure'
import type { Part } from '@/scripts/bench/part'
import { addPerson, addSession, type Person } from '@/scripts/bench/people'
import { onStage } from '@/scripts/bench/stage'
import { percentile } from '@/scripts/bench/statistics'
import { killMany } from './kill-many'

const KILLS = 100
const VICTIMS = 4
const MOST_MS = 2_000
const AIM_MS = 200
const LONGEST_MS = 10_000

/** Times of one kill, as epoch milliseconds of one machine: pressed, acknowledged, and seen by the slower of the victim's two tabs. */
type Kill = { readonly pressed: number; readonly acknowledged: number; readonly gone: number }
type Tab = { readonly page: Page; onGone: (at: number) => void }
type Victim = { readonly person: Person; readonly tabs: readonly [Tab, Tab] }

/** In the manager's page: when the button was pressed and when the answer of the action came. */
function watchActions(): void {
  const marks = { pressed: 0, acknowledged: 0 }
  Object.assign(globalThis, { benchMarks: marks })
  addEventListener('click', () => Object.assign(marks, { pressed: Date.now() }), { capture: true })
  const original = globalThis.fetch
  globalThis.fetch = async (...given) => {
    const answer = await original(...given)
    if (given[1]?.method === 'POST') marks.acknowledged = Date.now()
    return answer
  }
}

/** In the victim's page: tells us when it shows that it is over, before it leaves for the sign-in page, which says the same. */
function watchEnd(): void {
  const look = () => {
    if (!document.body?.textContent?.includes('ended by a manager')) return
    observer.disconnect()
    ;(globalThis as unknown as { benchGone: (at: number) => void }).benchGone(Date.now())
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true, characterData: true })
}

async function addTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage()
  const tab: Tab = { page, onGone: () => {} }
  await page.exposeFunction('benchGone', (at: number) => tab.onGone(at))
  return tab
}

/** When the tab first shows that its session has ended. Asked for before the kill. */
function end(tab: Tab): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The tab did not leave: ${tab.page.url()}`)), LONGEST_MS)
    tab.onGone = (at) => {
      clearTimeout(timer)
      resolve(at)
    }
  })
}

async function addVictim(browser: Browser, owner: pg.Client, index: number): Promise<Victim> {
  const person = await addPerson(owner, `Victim ${index}`, 'audit_user')
  const context = await browser.newContext()
  await runInPages(context, watchEnd)
  return { person, tabs: [await addTab(context), await addTab(context)] }
}

/** Kills one session by hand, so to speak, and reads the times from the three pages. */
async function killOnce(manager: Page, { person, tabs }: Victim, origin: string, owner: pg.Client): Promise<Kill> {
  const session = await addSession(owner, person)
  const context = tabs[0].page.context()
  await enter(context, origin, session)
  // Whichever tab leads, its event stream must stand before the kill.
  const stream = context.waitForEvent('response', { predicate: (answer) => answer.url().endsWith('/api/live'), timeout: LONGEST_MS })
  for (const { page } of tabs) await page.goto(`${origin}/sessions`)
  await stream
  await manager.goto(`${origin}/sessions/${session.id}`, { waitUntil: 'load' })
  await manager.getByRole('button', { name: /^Kill session/ }).click()
  const gone = Promise.all(tabs.map(end))
  // A rejection that comes while we still wait for something else is told when we come to it.
  gone.catch(() => {})
  await manager.getByRole('dialog').getByRole('button', { name: 'Kill session', exact: true }).click()
  const left = await gone
  const marks = await manager.waitForFunction(() => {
    const { benchMarks } = globalThis as { benchMarks?: { pressed: number; acknowledged: number } }
    return benchMarks !== undefined && benchMarks.acknowledged > 0 ? benchMarks : null
  })
  return { ...((await marks.jsonValue()) ?? { pressed: 0, acknowledged: 0 }), gone: Math.max(...left) }
}

function figures(kills: readonly Kill[]): Figure[] {
  const acknowledged = kills.map((kill) => kill.gone - kill.acknowledged)
  const pressed = kills.map((kill) => kill.gone - kill.pressed)
  const action = kills.map((kill) => kill.acknowledged - kill.pressed)
  const both = (values: readonly number[]) => [0.5, 0.99].map((share) => percentile(values, share)) as [number, number]
  const [[after, afterMost], [from, fromMost], [act, actMost]] = [both(acknowledged), both(pressed), both(action)]
  const text = (half: number, most: number) => `p50 ${ms(half)}, p99 ${ms(most)}`
  const floor = `p50 ${ms(act)}, p99 ${ms(actMost)} (press to answer)`
  const name = `of ${kills.length} kills, both tabs gone`
  return [
    {
      part: 'kill',
      name: `${name} after the answer`,
      target: `p99 ≤ ${MOST_MS} ms, aim ${AIM_MS} ms`,
      measured: `${text(after, afterMost)}${afterMost <= AIM_MS ? ', aim reached' : ''}`,
      floor,
      ratio: Math.max(0, afterMost) / actMost,
      good: afterMost <= MOST_MS,
    },
    {
      part: 'kill',
      name: `${name} after the press`,
      target: '',
      measured: text(from, fromMost),
      floor,
      ratio: fromMost / actMost,
      good: null,
    },
  ]
}

/** A manager ends sessions in a real Chromium; each victim has two tabs open, of which one has the stream and tells the other. */
export const kill: Part = () =>
  onStage(
    {},
    async () => {},
    async (stage) => {
      const { origin, owner } = stage
      const many = await killMany(stage)
      return withBrowser(async (browser) => {
        const context = await browser.newContext()
        await runInPages(context, watchActions)
        await enter(context, origin, await addSession(owner, await addPerson(owner, 'Mara Manager', 'audit_manager')))
        const manager = await context.newPage()
        const victims: Victim[] = []
        for (let i = 0; i < VICTIMS; i += 1) victims.push(await addVictim(browser, owner, i))
        const kills: Kill[] = []
        for (let i = 0; i < KILLS; i += 1) {
          const victim = victims[i % victims.length]
          if (victim !== undefined) kills.push(await killOnce(manager, victim, origin, owner))
        }
        return [...figures(kills), ...many]
      })
    },
  )
