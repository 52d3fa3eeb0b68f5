/** Colours of the drawn part of the map, by the names of their variables in `session-map.module.css`. */
const names = ['land', 'border', 'chosen', 'shade1', 'shade2', 'shade3', 'shade4', 'shade5'] as const
export type Colours = Readonly<Record<(typeof names)[number], string>>

/** What the variables mean now, in the theme that is shown: a canvas knows no variables. */
export function coloursOf(host: HTMLElement): Colours {
  const probe = host.appendChild(document.createElement('i'))
  const style = getComputedStyle(probe)
  const read = (name: string) => {
    probe.style.color = `var(--map-${name})`
    return style.color
  }
  const colours = Object.fromEntries(names.map((name) => [name, read(name)])) as Colours
  probe.remove()
  return colours
}

/** Calls when another theme is shown, by the system or by hand. Returns how to stop. */
export function onTheme(call: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const chosen = new MutationObserver(call)
  system.addEventListener('change', call)
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    system.removeEventListener('change', call)
    chosen.disconnect()
  }
}
