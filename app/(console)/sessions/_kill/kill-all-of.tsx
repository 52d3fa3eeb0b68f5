'use client'

import { lazy, Suspense, useRef, useState } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { enKill } from '@/lib/i18n/en-kill'
import type { KillActions } from './kill-many-dialog'
import { ScopeButton } from './scope-button'

const KillManyDialog = lazy(() => import('./kill-many-dialog').then((module) => ({ default: module.KillManyDialog })))

/** On the page of one session: ends all of that person. */
export function KillAllOf({ session, actions }: { session: string; actions: KillActions }) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const [scope] = useState(() => ({ scope: 'user', user: session }) as const)

  function onClose() {
    setOpen(false)
    requestAnimationFrame(() => button.current?.focus())
  }

  return (
    <>
      <ScopeButton ref={button} scope={scope} className={buttons.button} onOpen={() => setOpen(true)}>
        {enKill.killMany.ofUser}
      </ScopeButton>
      {open && (
        <Suspense>
          <KillManyDialog about={{ kind: 'scope', scope }} actions={actions} onClose={onClose} />
        </Suspense>
      )}
    </>
  )
}
