import type { Role } from '@/lib/access/roles'
import { enShell } from '@/lib/i18n/en-shell'
import type { FormAction } from '@/lib/web/form-state'
import styles from './account.module.css'
import buttons from './button.module.css'
import type { Theme } from './theme'
import { ThemeSwitch } from './theme-switch'
import { TimesSwitch } from './times-switch'

export type AccountProps = {
  readonly user: { readonly name: string; readonly role: Role }
  readonly theme: Theme
  readonly saveTheme: FormAction
  /** The person's own time zone, and whether times are shown in UTC instead. */
  readonly ownZone: string
  readonly utc: boolean
}

/** Who is signed in, the way to the account, the look, and the way out. */
export function Account({ user, theme, saveTheme, ownZone, utc }: AccountProps) {
  const words = enShell.shell
  return (
    <section className={styles.account} aria-label={words.account}>
      <a href="/account" className={styles.who}>
        <strong>{user.name}</strong>
        <small>{enShell.roles[user.role]}</small>
        <span>{words.settings}</span>
      </a>
      <TimesSwitch ownZone={ownZone} utc={utc} />
      <ThemeSwitch key={theme} theme={theme} save={saveTheme} />
      <form method="post" action="/api/sign-out">
        <button type="submit" className={buttons.button} data-wide="">
          {words.signOut}
        </button>
      </form>
    </section>
  )
}
