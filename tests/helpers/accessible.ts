import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

type Findings = Awaited<ReturnType<AxeBuilder['analyze']>>['violations']
type Axe = { run(of: Document, how: { rules: typeof rules; resultTypes: ['violations'] }): Promise<{ violations: Findings }> }

/** Colours and widths that a page is looked at in. */
const looks = [
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 320],
] as const

/** Off by itself, since it is of WCAG 2.2: what is pressed is 24 pixels wide and high, or as far from the next. */
const rules = { 'target-size': { enabled: true } } as const

/** What axe finds on the page as it stands. A document keeps axe once it has it: handing it over takes ten times as long as a look. */
async function findings(page: Page): Promise<Findings> {
  if (!(await page.evaluate(() => 'axe' in globalThis)))
    return (await new AxeBuilder({ page }).setLegacyMode().options({ rules }).analyze()).violations
  const { violations } = await page.evaluate(
    (how) => (globalThis as unknown as { axe: Axe }).axe.run(document, { ...how, resultTypes: ['violations'] }),
    { rules },
  )
  return violations
}

/** What covers a part of a thing to press, as an open menu does and a bar that stays in sight, is no fault of that thing's size. */
const isCovered = ({ any }: Findings[number]['nodes'][number]) =>
  any.some(({ data }) => /obscured/i.test(String((data as { messageKey?: string } | null)?.messageKey)))

/** No finding of axe on the page as it stands, once what is moving has come to rest. */
export async function expectNoFinding(page: Page, what = page.url()): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  )
  const found = (await findings(page))
    .map(({ id, nodes }) => ({ id, nodes: nodes.filter((node) => !isCovered(node)) }))
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`)
  expect(found, what).toEqual([])
}

/** What stands out on the right, for whoever has to mend it. */
const widest = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth)
      // What a part of the page scrolls or cuts off by itself widens nothing.
      .filter((element) => {
        for (let above = element.parentElement; above; above = above.parentElement)
          if (getComputedStyle(above).overflowX !== 'visible') return false
        return true
      })
      .slice(0, 6)
      .map(({ tagName, className }) => `${tagName} ${className}`)
      .join(', '),
  )

/** No finding of axe and no sideways scrolling, whatever the colours and the width. */
export async function expectAccessible(page: Page, what = page.url()): Promise<void> {
  for (const [colorScheme, width] of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    // Colours change in the next frame.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    await expectNoFinding(page, `${what}, ${colorScheme}, ${width}`)
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(sideways, `${what}: scrolls sideways at ${width}, by ${sideways > 0 ? await widest(page) : 'nothing'}`).toBeLessThanOrEqual(0)
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  await page.setViewportSize({ width: 1440, height: 900 })
}
