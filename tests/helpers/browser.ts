import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import { type Person, password } from './people'

type Scheduling = { readonly scheduler: { postTask(work: () => void, how: { priority: 'background' }): Promise<void> } }

/** Fills and sends the sign-in form that the page shows. */
export async function signInHere(page: Page, { email }: Pick<Person, 'email'>, secret = password): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Signs in by the form, as a person does who was on the way to the list of sessions. */
export async function signIn(page: Page, url: string, person: Pick<Person, 'email'>, secret = password): Promise<void> {
  await page.goto(`${url}/sign-in?next=%2Fsessions`)
  await signInHere(page, person, secret)
  await page.waitForURL('**/sessions')
}

/** What is done in a browser of its own, which is closed then. */
export async function apart(browser: Browser, options: Parameters<Browser['newContext']>[0], work: (page: Page) => Promise<void>) {
  const context = await browser.newContext(options)
  await work(await context.newPage())
  await context.close()
}

/** Waits until the script has taken over: before that a button does what it does without script, and a key nothing. */
export async function scripted(page: Page): Promise<void> {
  // What comes late is taken over late, part by part. Not React's are what the map's library made, and what forms hold for the time without script.
  await page.waitForFunction(() => {
    const kinds = 'a, button, input:not([type="hidden"]), select, summary, textarea'
    const parts = ['main', ...kinds.split(', ').map((kind) => `main ${kind}:not(.leaflet-container *)`)].flatMap((of) => [
      ...document.querySelectorAll(of),
    ])
    return parts.length > 0 && parts.every((part) => Object.keys(part).some((key) => key.startsWith('__reactProps$')))
  })
  // Those marks are there a moment before the work is done that listens: it lies before this in the queue.
  await page.evaluate(() => (globalThis as unknown as Scheduling).scheduler.postTask(() => {}, { priority: 'background' }))
}

/** Goes there, for what the script does. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await scripted(page)
}

/** The row of a person's newest session in the list. */
export const rowOf = (page: Page, person: Pick<Person, 'name'>): Locator => page.getByRole('row').filter({ hasText: person.name }).first()

/** Moves the focus by the Tab key alone. */
export async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${target} is not reached by the keyboard.`)
}

/** Everything that must not happen in a browser: violations of the policy, errors, dialogs. Read it at the end. */
export async function watch(context: BrowserContext): Promise<string[]> {
  const seen: string[] = []
  await context.exposeBinding('rollcallTestSaw', (_, what: string) => void seen.push(what))
  await context.addInitScript(() => {
    const tell = (globalThis as unknown as { rollcallTestSaw: (what: string) => void }).rollcallTestSaw
    document.addEventListener('securitypolicyviolation', (event) =>
      tell(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    )
  })
  const follow = (page: Page) => {
    page.on('pageerror', (error) => seen.push(`error: ${error.message}`))
    page.on('dialog', (dialog) => {
      seen.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('console', (message) => {
      // Chromium itself writes a line for each answer of 4xx and 5xx.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) seen.push(`console: ${message.text()}`)
    })
  }
  context.on('page', follow)
  for (const page of context.pages()) follow(page)
  return seen
}

/** A tab whose session ended says so and leaves by itself; only then can the test lead it elsewhere. */
export async function expectLeft(page: Page, what: string, timeout = 10_000): Promise<void> {
  await expect(page.getByText(what)).toBeVisible({ timeout })
  await page.waitForURL('**/sign-in**')
  await expect(page.getByText(what)).toBeVisible()
}

/** The screen of a session that somebody else has ended, on whatever this tab showed before. */
export async function expectEnded(page: Page, message: string): Promise<void> {
  await expect(page.getByText('ended by a manager')).toBeVisible({ timeout: 5_000 })
  await expect(page.getByText(message)).toBeVisible()
}

/** Closes a browser of which every tab has been ended. All leave for the sign-in page, and in the middle of that Chromium may never finish closing. */
export async function closeOnceLeft(context: BrowserContext): Promise<void> {
  for (const tab of context.pages()) await tab.waitForURL('**/sign-in**')
  await context.close()
}

/** Cuts off everything but this machine; what was asked for elsewhere is told. */
export async function onlyHere(page: Page): Promise<string[]> {
  const outside: string[] = []
  await page.route('**/*', (route) => {
    const { hostname, protocol } = new URL(route.request().url())
    if (hostname === 'localhost' || hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:') return route.continue()
    outside.push(route.request().url())
    return route.abort()
  })
  return outside
}
