'use client'

import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef, useState } from 'react'
import { copyText } from '@/app/_ui/copy-text'
import { enCells } from '@/lib/i18n/en-cells'
import styles from './menu.module.css'
import { itemFor } from './menu-keys'
import { placeMenu } from './place-menu'

const words = enCells.cells
const toldMs = 1_200

/** One line of a menu: a way, or a text to copy. */
export type MenuItem = { readonly label: string } & ({ readonly href: string } | { readonly copy: string })
export type MenuGroup = { readonly label: string; readonly items: readonly MenuItem[] }

type Props = {
  /** Names the menu. */
  readonly label: string
  readonly groups: readonly MenuGroup[]
  /** Where it stands. The focus goes back there. */
  readonly at: HTMLElement
  readonly onClose: () => void
}

/** A menu (WAI-ARIA) that is open from the beginning: a popover of the platform, which closes on Escape and on a press elsewhere. Ways are real links. */
export function Menu({ label, groups, at, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  const [told, setTold] = useState<{ readonly of: string; readonly text: string } | null>(null)
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]

  useLayoutEffect(() => {
    const opened = menu.current
    if (!opened) return
    opened.showPopover()
    placeMenu(opened, at)
    opened.querySelector<HTMLElement>('[role="menuitem"]')?.focus({ preventScroll: true })
    // What it belongs to would move away beneath it.
    const moved = (event: Event) => !(event.target instanceof Node && opened.contains(event.target)) && opened.hidePopover()
    document.addEventListener('scroll', moved, { capture: true, passive: true })
    at.dataset.open = ''
    return () => {
      document.removeEventListener('scroll', moved, { capture: true })
      delete at.dataset.open
    }
  }, [at])

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // The focus goes back first, so that Tab leads on from there.
    if (event.key === 'Tab') return menu.current?.hidePopover()
    const all = items()
    const here = all.findIndex((item) => item.matches(':focus'))
    const labels = all.map((item) => item.textContent)
    const next = itemFor(event.key, here, labels)
    if (event.key === ' ') all[here]?.click()
    if (next !== null) all[next]?.focus()
    if (next !== null || event.key.length === 1) event.preventDefault()
  }

  function onClick(event: MouseEvent<HTMLDivElement>) {
    if (event.target instanceof Element && event.target.closest('a') && !event.defaultPrevented) menu.current?.hidePopover()
  }

  async function copy(item: MenuItem & { readonly copy: string }) {
    if (!menu.current) return
    const copied = await copyText(item.copy, menu.current)
    setTold({ of: item.label, text: copied ? words.copied : words.notCopied(item.copy) })
    if (copied) setTimeout(() => menu.current?.hidePopover(), toldMs)
  }

  return (
    <div ref={menu} popover="auto" className={styles.menu} onToggle={(event) => event.newState === 'closed' && onClose()}>
      <div role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown} onClick={onClick}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu.
          <div key={group.label} role="group" aria-label={group.label}>
            {group.items.map((item) =>
              'href' in item ? (
                <a key={item.label} role="menuitem" tabIndex={-1} href={item.href}>
                  {item.label}
                </a>
              ) : (
                <button key={item.label} type="button" role="menuitem" tabIndex={-1} onClick={() => copy(item)}>
                  {told?.of === item.label ? told.text : item.label}
                </button>
              ),
            )}
          </div>
        ))}
      </div>
      <span role="status" className="visually-hidden">
        {told?.text}
      </span>
    </div>
  )
}
