const chipLinks = 'search li a'
const controls = 'search :is(a, summary, select, button, input:not([type="hidden"]))'

const isLost = (): boolean => document.activeElement === document.body

/** What is to be done for the focus once the list has moved. */
export type Arrival = (frame: HTMLElement) => void

/** After a link: where a chip was, the next one, else the last. The link that leads out of all of them comes after these. */
export function arrivalOfLink(frame: HTMLElement, link: HTMLAnchorElement): Arrival {
  const at = [...frame.querySelectorAll(chipLinks)].indexOf(link)
  return (now) => {
    const links = now.querySelectorAll<HTMLElement>(chipLinks)
    if (at !== -1 && isLost()) links[Math.min(at, links.length - 2)]?.focus()
  }
}

/** After a search: what was searched for comes back as a new field, and the focus belongs there. */
export const arrivalOfSearch: Arrival = (frame) => {
  if (isLost()) frame.querySelector<HTMLElement>('search input[type="search"]')?.focus()
}

/** After a small form behind a button: it closes, unless what was sent has to be put right in it. */
export function arrivalOfDrop(drop: HTMLDetailsElement): Arrival {
  return () => {
    const inside = isLost() || drop.contains(document.activeElement)
    const wrong = drop.querySelector<HTMLElement>('[aria-invalid="true"]')
    drop.open = wrong !== null
    if (wrong === null) drop.querySelector('form')?.reset()
    if (inside) (wrong ?? drop.querySelector<HTMLElement>('summary'))?.focus()
  }
}

/** Where a press took away what was pressed and nothing else is next to it: the first of what narrows the list. */
export function keepFocus(frame: HTMLElement): void {
  if (isLost()) frame.querySelector<HTMLElement>(controls)?.focus({ preventScroll: true })
}
