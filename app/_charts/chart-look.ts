/** The page's colours as they are now, in the words that a canvas knows. */
export type ChartLook = {
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly accent: string
  readonly surface: string
  readonly hues: readonly string[]
  readonly font: string
  /** Whether the person wants nothing to move. */
  readonly still: boolean
}

const hueNames = ['--hue-1', '--hue-2', '--hue-3', '--hue-4', '--hue-5', '--hue-6', '--hue-7']

/** Reads them below an element of the page: a variable's own text may be a pair for light and dark, its use as a colour is one of them. */
export function readLook(frame: HTMLElement): ChartLook {
  const probe = document.createElement('i')
  probe.hidden = true
  frame.append(probe)
  const colour = (name: string) => {
    probe.style.color = `var(${name})`
    return getComputedStyle(probe).color
  }
  const look = {
    text: colour('--text'),
    muted: colour('--muted'),
    line: colour('--line'),
    accent: colour('--accent'),
    surface: colour('--surface'),
    hues: hueNames.map(colour),
    font: getComputedStyle(frame).fontFamily,
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
  }
  probe.remove()
  return look
}

/** Calls when the page's colours have changed: by the switch, or by the system. Returns how to stop. */
export function onLookChange(act: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const switched = new MutationObserver(act)
  switched.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  dark.addEventListener('change', act)
  return () => {
    switched.disconnect()
    dark.removeEventListener('change', act)
  }
}
