import type { Role } from '@/lib/access/roles'
import { en } from '@/lib/i18n/en'
import type { FormAction } from '@/lib/web/form-state'
import styles from './account.module.css'
import buttons from './button.module.css'
import { PageLink } from './page-link'
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

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toUpperCase()

/** Who is signed in, the way to the account, the look, and the way out: always open where there is room, a popover (no script) where there is none. */
export function Account({ user, theme, saveTheme, ownZone, utc }: AccountProps) {
  return (
    <>
      <button
        type="button"
        className={styles.opener}
        popoverTarget="account"
        aria-label={en.shell.openAccount(initials(user.name), user.name)}
      >
        {initials(user.name)}
      </button>
      <section id="account" popover="auto" className={styles.account} aria-label={en.shell.account}>
        <PageLink href="/account" className={styles.who}>
          <strong>{user.name}</strong>
          <small>{en.roles[user.role]}</small>
          <span>{en.shell.settings}</span>
        </PageLink>
        <TimesSwitch ownZone={ownZone} utc={utc} />
        <ThemeSwitch key={theme} theme={theme} save={saveTheme} />
        <form method="post" action="/api/sign-out">
          <button type="submit" className={buttons.button} data-wide="">
            {en.shell.signOut}
          </button>
        </form>
      </section>
    </>
  )
}
