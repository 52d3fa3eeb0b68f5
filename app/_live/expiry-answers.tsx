import { useId } from 'react'
import buttons from '@/app/_ui/button.module.css'
import forms from '@/app/_ui/form.module.css'
import { enExpiry } from '@/lib/i18n/en-expiry'
import { enShell } from '@/lib/i18n/en-shell'

/** What one can do about the idle timeout. The focus begins on what keeps the session. */
export function IdleAnswers({ stay }: { readonly stay: () => void }) {
  const lead = useId()
  return (
    <>
      <p id={lead}>{enExpiry.expiry.idle.lead}</p>
      <div className={forms.actions}>
        <form method="post" action="/api/sign-out">
          <button type="submit" className={buttons.button}>
            {enShell.shell.signOut}
          </button>
        </form>
        <button type="button" className={buttons.button} data-tone="primary" data-first="" aria-describedby={lead} onClick={stay}>
          {enExpiry.expiry.idle.answer}
        </button>
      </div>
    </>
  )
}

type LimitProps = { readonly later: () => void; readonly signInAgain: () => void }

/** What one can do about the time limit. Somebody may be typing when it shows: no key may fall on a button that leads away. */
export function LimitAnswers({ later, signInAgain }: LimitProps) {
  return (
    <>
      <p tabIndex={-1} data-first="">
        {enExpiry.expiry.time_limit.lead}
      </p>
      <div className={forms.actions}>
        <button type="button" className={buttons.button} onClick={later}>
          {enExpiry.expiry.time_limit.later}
        </button>
        <button type="button" className={buttons.button} data-tone="primary" onClick={signInAgain}>
          {enExpiry.expiry.time_limit.answer}
        </button>
      </div>
    </>
  )
}
