'use client'

import { usePathname } from 'next/navigation'
import buttons from '@/app/_ui/button.module.css'
import { useTold } from '@/app/_ui/use-told'
import { enDrawer } from '@/lib/i18n/en-drawer'
import { enShell } from '@/lib/i18n/en-shell'
import styles from './drawer.module.css'
import type { List, Place } from './listed-rows'

const words = enDrawer.drawer

type Props = { readonly list: List; readonly place: Place | null; readonly onStep: (by: number) => void; readonly onClose: () => void }

/** The drawer's head: the records before and after this one in the list, its link, its page, and the way out. */
export function DrawerBar({ list, place, onStep, onClose }: Props) {
  const path = usePathname()
  const [told, tell] = useTold()

  /** Where there is no clipboard (plain http), the address bar has the same link. */
  async function copy() {
    const copied = await navigator.clipboard?.writeText(location.href).then(
      () => true,
      () => false,
    )
    tell(copied ? words.copied : words.fromBar)
  }

  return (
    <header className={styles.bar}>
      <Step label={words.previous[list]} by={-1} path="M10 3L5 8l5 5" shortcut="k" off={place === null || place.at === 1} onStep={onStep} />
      <Step
        label={words.next[list]}
        by={1}
        path="M6 3l5 5-5 5"
        shortcut="j"
        off={place === null || place.at === place.of}
        onStep={onStep}
      />
      <p role="status">{told || (place && words.place(place.at, place.of))}</p>
      <button type="button" className={buttons.button} data-tone="quiet" onClick={copy}>
        <Icon path="M6.5 9.5l3-3M7 4.5l1.2-1.2a3.2 3.2 0 014.5 4.5L11.5 9M9 11.5l-1.2 1.2a3.2 3.2 0 01-4.5-4.5L4.5 7" />
        <span>{words.copyLink}</span>
      </button>
      {/* A document of its own: a link of the router would only open the drawer again. */}
      <a className={buttons.button} data-tone="quiet" href={path}>
        <Icon path="M9.5 2.5h4v4M13.5 2.5L8 8M12.5 9.5v4h-10v-10h4" />
        <span>{words.asPage}</span>
      </a>
      <button type="button" className={styles.icon} aria-label={enShell.close} onClick={onClose}>
        <Icon path="M3.5 3.5l9 9m0-9l-9 9" />
      </button>
    </header>
  )
}

type StepProps = {
  readonly label: string
  readonly by: number
  readonly path: string
  readonly shortcut: string
  readonly off: boolean
  readonly onStep: (by: number) => void
}

/** Stays focusable at the ends of the list: a button that is disabled under the focus would lose it. */
function Step({ label, by, path, shortcut, off, onStep }: StepProps) {
  return (
    <button
      type="button"
      className={styles.icon}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      aria-disabled={off}
      title={`${label} (${shortcut})`}
      onClick={() => onStep(by)}
    >
      <Icon path={path} />
    </button>
  )
}

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
