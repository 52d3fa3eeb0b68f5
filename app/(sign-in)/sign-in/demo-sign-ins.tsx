'use client'

import { FormMessage } from '@/app/_ui/form-message'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useKeptAction } from '@/app/_ui/use-kept-action'
import { enSignIn } from '@/lib/i18n/en-sign-in'
import type { FormAction } from '@/lib/web/form-state'
import styles from './demo-sign-ins.module.css'

const words = enSignIn.signIn

type Account = { readonly email: string; readonly role: string; readonly password: string }

function Enter({ action, account, next }: { action: FormAction; account: Account; next: string }) {
  const [state, send] = useKeptAction(action)
  const { email, role, password } = account
  return (
    <form action={send} className={styles.account}>
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="password" value={password} />
      <input type="hidden" name="next" value={next} />
      <SubmitButton label={role} pending={words.demoPending} tone="quiet" />
      <code>{email}</code>
      <code>{password}</code>
      <FormMessage state={state} />
    </form>
  )
}

/** One account for each role, to look around with. Only the demo has them. */
export function DemoSignIns({ action, accounts, next }: { action: FormAction; accounts: readonly Account[]; next: string }) {
  return (
    <section className={styles.demo} aria-label={words.demo}>
      <p>{words.demo}</p>
      {accounts.map((account) => (
        <Enter key={account.email} action={action} account={account} next={next} />
      ))}
    </section>
  )
}
