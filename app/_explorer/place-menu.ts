const gap = 4
const edge = 8

/** Puts an open popover below a cell, or above it where there is no room, and never over the window's edge. */
export function placeMenu(menu: HTMLElement, at: HTMLElement): void {
  const cell = at.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = menu
  const below = cell.bottom + gap
  const fits = below + height + edge <= window.innerHeight
  const top = fits ? below : Math.max(edge, cell.top - gap - height)
  menu.style.top = `${Math.min(top, Math.max(edge, window.innerHeight - edge - height))}px`
  menu.style.left = `${Math.max(edge, Math.min(cell.left, document.documentElement.clientWidth - edge - width))}px`
}
