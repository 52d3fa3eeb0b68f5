import type { Metadata } from 'next'
import { Clock } from '@/app/_ui/clock'
import { readBrowserZone, readPreferences } from '@/app/_ui/preferences'
import { en } from '@/lib/i18n/en'
import { allZones } from '@/lib/time/zones'
import { browserZone } from '@/lib/users/account-schema'
import { findAccount } from '@/lib/users/find-account'
import { requireContext } from '@/lib/web/page'
import { AccountTabs } from './account-tabs'
import { changePassword, saveProfile } from './actions'
import { PasswordForm } from './password-form'
import styles from './profile.module.css'
import { ProfileFacts } from './profile-facts'
import { ProfileForm } from './profile-form'

export const metadata: Metadata = { title: en.account.title }

export default async function AccountPage() {
  const ctx = await requireContext('account.see', '/account')
  const [account, { theme, zone }, here] = await Promise.all([findAccount(ctx), readPreferences(), readBrowserZone()])
  return (
    <>
      <AccountTabs here="/account" />
      <div className={styles.cards}>
        <section className={styles.card} aria-labelledby="preferences">
          <h2 id="preferences">{en.account.preferences}</h2>
          <ProfileForm action={saveProfile} account={{ ...account, theme: account.theme ?? theme }}>
            <option value={browserZone}>{en.account.browserZone(here)}</option>
            {allZones().map((name) => (
              <option key={name}>{name}</option>
            ))}
          </ProfileForm>
        </section>
        <div className={styles.column}>
          <ProfileFacts account={account} clock={{ now: ctx.now.getTime(), zone }} />
          <section className={styles.card} aria-labelledby="password-part">
            <h2 id="password-part">{en.account.password}</h2>
            <PasswordForm action={changePassword} email={account.email} />
          </section>
        </div>
      </div>
      <Clock now={ctx.now.getTime()} />
    </>
  )
}
