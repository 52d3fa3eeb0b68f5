'use client'

import { useLayoutEffect, useState } from 'react'
import { FormMessage } from '@/app/_ui/form-message'
import { PageLink } from '@/app/_ui/page-link'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enAlerts } from '@/lib/i18n/en-alerts'
import type { FormAction } from '@/lib/web/form-state'
import { NoticeAbove } from './notice-above'
import styles from './notice-bar.module.css'
import type { NoticesNow } from './notices-now'
import { useNotices } from './use-notices'

const words = enAlerts.alerts

/**
 * Tells of sign-ins that the person may not know of, on every page and as soon as they happen, until they say that it was them. Sends `ids`. What arrives
 * while the page is looked at lies over its head: nothing moves under the pointer.
 */
export function NoticeBar({ made, action }: { readonly made: NoticesNow; readonly action: FormAction }) {
  const { shown: told, arrived, look } = useNotices(made)
  const [state, send] = useKeptAction(action)
  const [sent, setSent] = useState('')
  const ids = told?.ids.join() ?? ''
  const shown = state.ok && sent === ids ? null : told
  const several = (shown?.ids.length ?? 0) > 1

  useLayoutEffect(() => {
    if (!state.ok) return
    look()
    // The button that was pressed is gone.
    if (document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true })
  }, [state, look])

  return (
    <section className={styles.bar} aria-label={shown ? words.newest : undefined} data-arrived={(shown && arrived) || undefined}>
      <div className={shown ? styles.box : undefined}>
        {/* There from the beginning: a region that comes with its words is often not heard. */}
        <p role="status" className={shown ? undefined : 'visually-hidden'}>
          {shown?.text ?? (state.ok && state.message)}
        </p>
        {shown && (
          <form action={send} onSubmit={() => setSent(ids)} className={styles.ways}>
            <span>
              {words.notYou} <PageLink href={shown.href}>{several ? words.sessions : words.session}</PageLink>
            </span>
            {shown.notMe && <PageLink href={shown.notMe}>{words.wasNotMe}</PageLink>}
            <input type="hidden" name="ids" value={ids} />
            {shown.isOursToSay ? (
              <SubmitButton label={several ? words.allWereMe : words.wasMe} pending={words.saving} tone="plain" />
            ) : (
              <small>{words.sayElsewhere}</small>
            )}
            <FormMessage state={state} />
          </form>
        )}
      </div>
      <NoticeAbove text={shown?.text} />
    </section>
  )
}
