import { expect, type Page } from '@playwright/test'
import type { ReceivedLetter } from './mail-server'

const inText = /https?:\/\/[^\s]+/g

/**
 * Shows a letter's HTML in a browser, as a mail program does. It loads nothing, both its parts lead to the same places, and whatever stands in its names, these
 * are all of `origin`.
 */
export async function openLetter(page: Page, { html, text }: ReceivedLetter, origin: string): Promise<void> {
  await page.goto('about:blank')
  const loaded: string[] = []
  const note = (request: { url(): string }) => void loaded.push(request.url())
  page.on('request', note)
  await page.setContent(html)
  page.off('request', note)
  const links = await page.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  const places = [...new Set(links)].sort()
  expect([...new Set(text.match(inText))].map((link) => link.replace(/\.$/, '')).sort()).toEqual(places)
  expect(places.filter((place) => place !== origin && !place.startsWith(`${origin}/`))).toEqual([])
  expect(await page.locator('img, script, link, iframe, form').count()).toBe(0)
  expect(loaded).toEqual([])
}

/** Opens the place that the letter's text names for a link, then presses the link itself in its HTML: each time the page with this title comes. */
export async function followLetter(page: Page, letter: ReceivedLetter, origin: string, link: string, title: string): Promise<void> {
  const arrives = () => expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await openLetter(page, letter, origin)
  const place = page.getByRole('link', { name: link, exact: true })
  const address = (await place.getAttribute('href')) ?? ''
  expect(letter.text.split('\n').some((line) => line.endsWith(address))).toBe(true)
  await page.goto(address)
  await arrives()
  await openLetter(page, letter, origin)
  await place.click()
  await arrives()
}
