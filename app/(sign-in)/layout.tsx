import type { ReactNode } from 'react'
import { Brand } from '@/app/_ui/brand'
import { readTheme } from '@/app/_ui/preferences'
import { ThemeSwitch } from '@/app/_ui/theme-switch'
import { ZoneCookie } from '@/app/_ui/zone-cookie'
import { en } from '@/lib/i18n/en'
import styles from './layout.module.css'

/** Frame of the pages before there is a session: one card, nothing that distracts. */
export default async function SignInLayout({ children }: { children: ReactNode }) {
  const theme = await readTheme()
  return (
    <div className={styles.frame}>
      <main className={styles.card}>
        <Brand />
        {children}
      </main>
      <footer className={styles.foot}>
        <p>{en.claim}</p>
        <ThemeSwitch theme={theme} />
      </footer>
      <ZoneCookie />
    </div>
  )
}
