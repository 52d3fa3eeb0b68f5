'use client'

import type { Route } from 'next'
import { usePathname, useRouter } from 'next/navigation'
import { type MouseEvent, useTransition } from 'react'
import { enShell } from '@/lib/i18n/en-shell'
import { Account, type AccountProps } from './account'
import type { Place } from './places'
import { plainPress } from './plain-press'
import styles from './shell-menu.module.css'

const words = enShell.shell

type Props = AccountProps & {
  /** Those that the role opens. */
  readonly places: readonly Place[]
  /** What waits there; none for those who do not see it. */
  readonly openCases: number
}

/**
 * The places and the account: always open where there is room, a popover (no script) where there is none. Plain links and one listener, because it comes
 * with every page: nothing is read before a press, and the page's outline shows (`data-pending`, shell.module.css) until the next one is there.
 */
export function ShellMenu({ places, openCases, ...account }: Props) {
  const router = useRouter()
  const path = usePathname()
  const [moving, startMoving] = useTransition()

  function onClick(event: MouseEvent<HTMLDivElement>) {
    const link = event.target instanceof Element && event.target.closest('a')
    if (!link || !plainPress(event)) return
    event.preventDefault()
    // A browser without popovers shows the menu as it is.
    event.currentTarget.hidePopover?.()
    startMoving(() => router.push(link.pathname as Route))
  }

  return (
    <>
      <button type="button" className={styles.opener} popoverTarget="menu">
        {words.menu}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are real; this only listens for them. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on those links arrives as a click. */}
      <div id="menu" popover="auto" className={styles.menu} data-pending={moving ? '' : undefined} onClick={onClick}>
        <nav aria-label={words.navigation}>
          {places.map((place) => (
            <a key={place} href={place} aria-current={path === place ? 'page' : path.startsWith(`${place}/`) ? 'true' : undefined}>
              {words.places[place]}
              {place === '/cases' && openCases > 0 && (
                <small>
                  {openCases} <span className="visually-hidden">{words.open}</span>
                </small>
              )}
            </a>
          ))}
        </nav>
        <Account {...account} />
      </div>
    </>
  )
}
