import type { Role } from '@/lib/access/roles'
import { en } from '@/lib/i18n/en'
import styles from './account.module.css'
import buttons from './button.module.css'
import type { Theme } from './theme'
import { ThemeSwitch } from './theme-switch'

type Props = { readonly user: { readonly name: string; readonly role: Role }; readonly theme: Theme }

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toUpperCase()

/** Who is signed in, the theme, and the way out: always open where there is room, a popover (no script) where there is none. */
export function Account({ user, theme }: Props) {
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
        <p className={styles.who}>
          <strong>{user.name}</strong>
          <small>{en.roles[user.role]}</small>
        </p>
        <ThemeSwitch theme={theme} />
        <form method="post" action="/api/sign-out">
          <button type="submit" className={buttons.button} data-wide="">
            {en.shell.signOut}
          </button>
        </form>
      </section>
    </>
  )
}
