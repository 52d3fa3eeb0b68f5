/** The lists over which a drawer opens, by the first part of their address. */
export type List = 'sessions' | 'activities'

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('main tbody th a')]
const idOf = (link: HTMLAnchorElement): string => link.pathname.split('/').at(-1) ?? ''

export type Place = { readonly at: number; readonly of: number }

/** Where a record stands in the list below, from 1; null for one that is not shown there. */
export function placeOf(id: string): Place | null {
  const ids = links().map(idOf)
  const at = ids.indexOf(id) + 1
  return at === 0 ? null : { at, of: ids.length }
}

/** The record so many rows further down in the list, as the rows are shown, at most the first or last one; null where that is the same. */
export function listedBeside(id: string, by: number): string | null {
  const ids = links().map(idOf)
  const at = ids.indexOf(id)
  const to = ids[Math.min(Math.max(at + by, 0), ids.length - 1)]
  return at === -1 || to === undefined || to === id ? null : to
}

/** Gives the focus to a record's row, or to the list where the row is gone. */
export function focusRow(id: string): void {
  const row = links().find((link) => idOf(link) === id)
  ;(row ?? document.querySelector<HTMLElement>('main section:has(tbody)'))?.focus()
}
