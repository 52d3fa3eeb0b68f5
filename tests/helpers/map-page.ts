import type { Locator, Page } from '@playwright/test'

/** All that can be pressed on a map: its zoom, and its signs in their order. */
const signs = (page: Page): Locator => page.getByRole('region', { name: 'Map of sessions' }).getByRole('button')

/** A sign by what it says. */
export const sign = (page: Page, name: RegExp): Locator => signs(page).and(page.getByRole('button', { name }))

/** The list of markers beside a map, and the card of the chosen session. */
export const markers = (page: Page): Locator => page.getByRole('list', { name: 'Markers on the map' })
export const card = (page: Page): Locator => page.getByRole('region', { name: 'Chosen session' })
