import type { Metadata } from 'next'
import { Clock } from '@/app/_ui/clock'
import { readBrowserZone, readPreferences } from '@/app/_ui/preferences'
import { shortStamp } from '@/app/_ui/stamp'
import { NoticeCard } from '@/app/(console)/_notices/notice-card'
import { NoticesRefresh } from '@/app/(console)/_notices/notices-refresh'
import { listNotices } from '@/lib/alerts/list-notices'
import { en } from '@/lib/i18n/en'
import { noticesMark } from '@/lib/live/notices-mark'
import { mailIsOn } from '@/lib/mail/chosen-transport'
import { allZones } from '@/lib/time/zones'
import { browserZone } from '@/lib/users/account-schema'
import { findAccount } from '@/lib/users/find-account'
import { currentStanding } from '@/lib/web/guard'
import { requireContext } from '@/lib/web/page'
import { AccountTabs } from './account-tabs'
import { askAddressAgain, changeAddress, changePassword, saveProfile, withdrawAddress } from './actions'
import { AddressCard } from './address-card'
import { PasswordForm } from './password-form'
import styles from './profile.module.css'
import { ProfileFacts } from './profile-facts'
import { ProfileForm } from './profile-form'

export const metadata: Metadata = { title: en.account.title }

export default async function AccountPage() {
  const ctx = await requireContext('account.see', '/account')
  const [account, own, standing, { theme, zone }, here, mails] = await Promise.all([
    findAccount(ctx),
    listNotices(ctx),
    currentStanding(),
    readPreferences(),
    readBrowserZone(),
    mailIsOn(),
  ])
  const { newAddress } = account
  const clock = { now: ctx.now.getTime(), zone }
  return (
    <>
      <AccountTabs here="/account" />
      <div className={styles.cards}>
        <div className={styles.column}>
          <section className={styles.card} aria-labelledby="preferences">
            <h2 id="preferences">{en.account.preferences}</h2>
            <ProfileForm action={saveProfile} account={{ ...account, theme: account.theme ?? theme }}>
              <option value={browserZone}>{en.account.browserZone(here)}</option>
              {allZones().map((name) => (
                <option key={name}>{name}</option>
              ))}
            </ProfileForm>
          </section>
          <section className={styles.card} aria-labelledby="address-part">
            <h2 id="address-part">{en.account.address}</h2>
            {mails ? (
              <AddressCard
                change={changeAddress}
                again={askAddressAgain}
                withdraw={withdrawAddress}
                waiting={newAddress && en.account.waitsAt(newAddress.address, shortStamp(newAddress.until, clock))}
              />
            ) : (
              <p className={styles.lead}>{en.account.noMail}</p>
            )}
          </section>
        </div>
        <div className={styles.column}>
          <ProfileFacts account={account} clock={clock} />
          <section className={styles.card} aria-labelledby="password-part">
            <h2 id="password-part">{en.account.password}</h2>
            <PasswordForm action={changePassword} email={account.email} />
          </section>
        </div>
      </div>
      <NoticeCard {...own} clock={clock} />
      <NoticesRefresh mark={noticesMark(standing?.notices ?? [])} />
      <Clock now={clock.now} />
    </>
  )
}
