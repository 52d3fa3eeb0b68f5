'use client'

import { useContext, useRef, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { enExplorer } from '@/lib/i18n/en-explorer'
import { enKill } from '@/lib/i18n/en-kill'
import { KillDialogsContext } from './kill-dialogs'
import styles from './kill-menu.module.css'
import { previewOf, type Scope } from './kill-scope'
import { ScopeButton } from './scope-button'

const words = enKill.killMany

type Props = {
  /** The list's address after the `?`: what matches there is meant by "all that match". */
  readonly query: string
  /** The zone in which its days are meant. */
  readonly zone: string
}

/** A press on each box, as by hand: whoever listens to them hears of it. */
function choosePage(): void {
  for (const box of document.querySelectorAll<HTMLInputElement>('main input[name="id"]:not(:checked)')) box.click()
}

/** The kills of many that need no chosen row. Counted when it is opened, not before. */
export function KillMenu({ query, zone }: Props) {
  const { open } = useContext(KillDialogsContext)
  const menu = useRef<HTMLDetailsElement>(null)
  const [count, setCount] = useState<number | null>(null)

  async function onToggle() {
    setCount(null)
    if (!menu.current?.open) return
    const preview = await previewOf({ scope: 'filter', query, zone })
    if (preview !== 'failed') setCount(preview.ending)
  }
  const pick = (act: () => void) => () => {
    if (menu.current) menu.current.open = false
    menu.current?.querySelector('summary')?.focus()
    act()
  }
  const about = (scope: Scope) => pick(() => open({ kind: 'scope', scope }))

  return (
    <details ref={menu} className={styles.menu} onToggle={onToggle} onKeyDown={(event) => event.key === 'Escape' && pick(() => {})()}>
      <summary className={buttons.button}>{words.menu}</summary>
      <div>
        <button type="button" className={styles.scripted} onClick={pick(choosePage)}>
          {enExplorer.chosen.page}
        </button>
        <ScopeButton scope={{ scope: 'filter', query, zone }} onOpen={about({ scope: 'filter', query, zone })}>
          {count === null ? words.ofFilter : words.ofFilterCount(count)}
        </ScopeButton>
        <ScopeButton scope={{ scope: 'others' }} onOpen={about({ scope: 'others' })}>
          {words.others}
          <small>{words.othersHint}</small>
        </ScopeButton>
      </div>
    </details>
  )
}
